package dev.theeye.adapter.jsonschema;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How large a regular expression becomes once its counted repetitions are written out; rather too much than too little. */
final class PatternSize {
    private static final Pattern COUNTED = Pattern.compile("\\{(\\d{1,9})(?:,(\\d{0,9}))?}");
    private static final long ENOUGH = Integer.MAX_VALUE;

    private final String regex;
    /** Of each group that is open: what stands in it before its last part. */
    private final Deque<Long> open = new ArrayDeque<>();

    private long before;
    private long last;

    private PatternSize(String regex) {
        this.regex = regex;
    }

    static long estimate(String regex) {
        return new PatternSize(regex).estimate();
    }

    private long estimate() {
        Matcher counted = COUNTED.matcher(regex);
        int i = 0;
        while (i < regex.length()) {
            switch (regex.charAt(i)) {
                case '\\' -> i = part(i + 2);
                case '[' -> i = part(endOfClass(i + 1));
                case '(' -> {
                    open.push(before + last);
                    before = 0;
                    last = 0;
                    i++;
                }
                case ')' -> {
                    last = before + last + 2;
                    before = open.isEmpty() ? 0 : open.pop();
                    i++;
                }
                case '{' -> {
                    if (counted.region(i, regex.length()).lookingAt()) {
                        last = Math.min(ENOUGH, last * Math.max(1, most(counted)));
                        i = counted.end();
                    } else {
                        i = part(i + 1);
                    }
                }
                default -> i = part(i + 1);
            }
        }
        long total = before + last;
        return open.stream().reduce(total, Long::sum);
    }

    private int part(int end) {
        before = Math.min(ENOUGH, before + last);
        last = 1;
        return end;
    }

    private int endOfClass(int from) {
        int i = from;
        while (i < regex.length() && regex.charAt(i) != ']') {
            i += regex.charAt(i) == '\\' ? 2 : 1;
        }
        return i + 1;
    }

    private static long most(Matcher counted) {
        String upper = counted.group(2);
        return Long.parseLong(upper == null || upper.isEmpty() ? counted.group(1) : upper);
    }
}
