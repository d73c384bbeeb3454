package dev.theeye.adapter.jsonschema;

import com.networknt.schema.annotation.Annotation;
import com.networknt.schema.annotation.Annotations;
import com.networknt.schema.path.NodePath;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What keywords noted for {@code unevaluatedProperties} and {@code unevaluatedItems}. All notes on a value are gone through
 * whenever a schema fails on it, each with the way to it: that must be paid for.
 */
final class MeteredAnnotations extends Annotations {
    /** One for each filter that looks for notes of one keyword. */
    private static final int LOOKS = 5;

    private final Budget budget;
    private final Map<NodePath, List<Annotation>> notes = new Notes();

    MeteredAnnotations(Budget budget) {
        this.budget = budget;
    }

    @Override
    public Map<NodePath, List<Annotation>> asMap() {
        return notes;
    }

    @Override
    public void put(Annotation note) {
        int names = note.getValue() instanceof Collection<?> collection ? collection.size() : 0;
        budget.spend(2 + 2L * names);
        notes.computeIfAbsent(note.getInstanceLocation(), first -> new ArrayList<>())
                .add(note);
    }

    private void payFor(List<Annotation> found, int looks) {
        budget.spend((long) found.size() * (looks + budget.depth() / LOOKS));
    }

    private final class Notes extends LinkedHashMap<NodePath, List<Annotation>> {
        private static final long serialVersionUID = 1;

        /** Where a schema has failed. */
        @Override
        public List<Annotation> get(Object place) {
            List<Annotation> found = super.getOrDefault(place, List.of());
            payFor(found, 1);
            return found;
        }

        /** Where something looks for what is left over. */
        @Override
        public List<Annotation> getOrDefault(Object place, List<Annotation> otherwise) {
            List<Annotation> found = super.getOrDefault(place, otherwise);
            payFor(found, LOOKS);
            for (Annotation note : found) {
                budget.spend(note.getValue() instanceof Collection<?> names ? names.size() : 0);
            }
            return found;
        }
    }
}
