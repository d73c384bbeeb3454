package dev.theeye.adapter.http.connection;

import io.netty.channel.Channel;
import java.util.concurrent.TimeUnit;

/**
 * One client connection: what it holds of the shared memory, and how far its client keeps the server waiting. Its event loop
 * writes; other threads read, to choose a connection to close.
 */
final class Connection {
    /** A client that sends this much of a body in a second does not lag. */
    private static final long BYTES_PER_SECOND = 8 * 1024;

    /** A request line and headers are held as bytes, as objects, and as what routing makes of them. */
    private static final int COPIES_OF_HEAD = 4;

    /** In bytes. Netty's decoder keeps a buffer of the longest line as long as it lives. */
    private static final int LARGE_HEAD = 2048;

    /** The framework takes this much of a body before a route asks for it; from there on {@code BodyMemory} counts. */
    private static final int MOST_UNCLAIMED_BODY = 64 * 1024;

    /** Which side the connection waits for, and what for. */
    enum Stage {
        /** For the client to begin a request. */
        IDLE,
        /** For the client to end a request. */
        RECEIVING,
        /** For the server. */
        PROCESSING,
        /** For the client to take a response. */
        SENDING
    }

    private final Channel channel;
    private final MemoryBudget.Share requestMemory;
    private final MemoryBudget.Share responseMemory;
    private volatile Stage stage = Stage.IDLE;
    private volatile long since = System.nanoTime();
    private volatile long received;

    private int undecoded;
    private int head;
    private int largestHead;
    private int body;
    private long unsent;
    private boolean inRequest;
    private boolean inResponse;

    Connection(Channel channel, MemoryBudget requests, MemoryBudget responses) {
        this.channel = channel;
        this.requestMemory = requests.open();
        this.responseMemory = responses.open();
    }

    Channel channel() {
        return channel;
    }

    /** Whether bytes that begin another request have to wait: one request at a time is in flight. */
    boolean isBusy() {
        return inResponse && !inRequest;
    }

    /** Whether the head of a request has come, and the end of its body has not. */
    boolean isInRequest() {
        return inRequest;
    }

    boolean hasUndecodedBytes() {
        return undecoded > 0;
    }

    /** Whether a decoder has had so long a line that another one should take its place, to be rid of its buffer. */
    boolean hadLargeHead() {
        return largestHead > LARGE_HEAD;
    }

    void decoderReplaced() {
        largestHead = 0;
    }

    void bytesReceived() {
        if (stage == Stage.IDLE) {
            enter(Stage.RECEIVING);
        }
    }

    /** @return whether all connections together hold too much of requests now */
    boolean undecoded(int bytes) {
        undecoded = bytes;
        return holdRequest();
    }

    /** @return whether all connections together hold too much of requests now */
    boolean headReceived(int bytes) {
        head += bytes;
        largestHead = Math.max(largestHead, head);
        return holdRequest();
    }

    void requestBegins() {
        inRequest = true;
        inResponse = true;
    }

    /** @return whether all connections together hold too much of requests now */
    boolean bodyReceived(int bytes) {
        received += bytes;
        body = Math.min(body + bytes, MOST_UNCLAIMED_BODY);
        return holdRequest();
    }

    void requestEnds() {
        inRequest = false;
        if (inResponse) {
            enter(Stage.PROCESSING);
        } else {
            exchangeEnds();
        }
    }

    /** @return whether all connections together hold too much of responses now */
    boolean sending(int bytes) {
        if (unsent == 0 && stage == Stage.PROCESSING) {
            enter(Stage.SENDING);
        }
        unsent += bytes;
        return responseMemory.hold(unsent);
    }

    void sent(int bytes) {
        unsent -= bytes;
        responseMemory.hold(unsent);
        if (stage == Stage.SENDING) {
            // a stream with nothing to send waits for the server
            enter(unsent > 0 ? Stage.SENDING : Stage.PROCESSING);
        }
    }

    /** The client has the last byte of the response. */
    void responseEnds() {
        inResponse = false;
        if (!inRequest) {
            exchangeEnds();
        }
    }

    private void exchangeEnds() {
        head = 0;
        body = 0;
        holdRequest();
        enter(undecoded > 0 ? Stage.RECEIVING : Stage.IDLE);
    }

    private boolean holdRequest() {
        return requestMemory.hold(undecoded + (long) COPIES_OF_HEAD * head + body);
    }

    private void enter(Stage next) {
        since = System.nanoTime();
        received = 0;
        stage = next;
    }

    boolean isWaitingForServer() {
        return stage == Stage.PROCESSING;
    }

    /** How long the server has waited for the client, in nanoseconds; of a body less the time that what came of it is worth. */
    long lag() {
        long waited = System.nanoTime() - since;
        return stage == Stage.RECEIVING ? waited - received * TimeUnit.SECONDS.toNanos(1) / BYTES_PER_SECOND : waited;
    }

    /** In {@link System#nanoTime}; another value once what is waited for has come on. */
    long waitingSince() {
        return since;
    }

    /** In bytes. */
    long heldOfRequests() {
        return requestMemory.held();
    }

    /** In bytes. */
    long heldOfResponses() {
        return responseMemory.held();
    }

    /** Gives back all memory; from now on nothing that is received or sent counts. */
    void free() {
        requestMemory.close();
        responseMemory.close();
    }
}
