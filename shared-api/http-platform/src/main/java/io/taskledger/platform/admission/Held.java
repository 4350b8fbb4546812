package io.taskledger.platform.admission;

import jakarta.servlet.ServletRequest;

import org.jspecify.annotations.Nullable;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** The places that a request holds. */
final class Held implements AutoCloseable {

    static final String ATTRIBUTE = Held.class.getName();

    private final Places places;
    private final String caller;
    private final Queue<Place> taken = new ConcurrentLinkedQueue<>();

    private Held(Places places, String caller) {
        this.places = places;
        this.caller = caller;
    }

    /** Takes the first place of a request. */
    static Held by(String caller, Holding what, Places places) {
        Held held = new Held(places, caller);
        held.take(what);
        return held;
    }

    String caller() {
        return caller;
    }

    void attachTo(ServletRequest request) {
        request.setAttribute(ATTRIBUTE, this);
    }

    static @Nullable Held of(ServletRequest request) {
        return (Held) request.getAttribute(ATTRIBUTE);
    }

    Place take(Holding what) {
        return take(what, 1);
    }

    Place take(Holding what, long amount) {
        Place place = places.take(what, caller, amount);
        taken.add(place);
        return () -> {
            place.close();
            taken.remove(place);
        };
    }

    /** Exchanges all that is held for a place of this kind. */
    void exchangeFor(Holding what) {
        Place place = places.take(what, caller, 1);
        close();
        taken.add(place);
    }

    @Override
    public void close() {
        for (Place place; (place = taken.poll()) != null; ) {
            place.close();
        }
    }
}
