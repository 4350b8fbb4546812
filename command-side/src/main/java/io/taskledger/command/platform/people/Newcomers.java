package io.taskledger.command.platform.people;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import io.taskledger.api.command.Actor;
import io.taskledger.api.user.command.RegisterUser;
import io.taskledger.api.value.PersonName;
import io.taskledger.eventlog.tail.LogTail;
import io.taskledger.platform.auth.Caller;

import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.springframework.stereotype.Component;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletionException;

/** Makes people known by their first command, whatever becomes of it. */
@Component
public class Newcomers {

    private static final int MAX_SEEN = 10_000;
    private static final Duration SEEN_FOR = Duration.ofMinutes(10);

    private final CommandGateway gateway;
    private final KnownPeople people;
    private final LogTail tail;
    private final Cache<Seen, Boolean> seen =
            Caffeine.newBuilder().maximumSize(MAX_SEEN).expireAfterWrite(SEEN_FOR).build();

    /** In one log: another one, restored to an earlier time, may not know them. */
    private record Seen(int log, String person) {}

    Newcomers(CommandGateway gateway, KnownPeople people, LogTail tail) {
        this.gateway = gateway;
        this.people = people;
        this.tail = tail;
    }

    /**
     * Registers the caller if they are not known. Who is known keeps their name: a token may be
     * older than it.
     *
     * @param origin metadata of the request's command
     */
    public void meet(Caller caller, Map<String, ?> origin) {
        if (seen.getIfPresent(new Seen(tail.log(), caller.id())) == null) {
            meet(new Actor(caller.id(), caller.isAdmin()), new PersonName(caller.name()), origin);
        }
    }

    void meet(Actor person, PersonName name, Map<String, ?> origin) {
        Seen now = new Seen(tail.log(), person.id());
        if (!people.isKnown(person.id())) {
            register(new RegisterUser(person.id(), person, name), origin);
        }
        seen.put(now, true);
    }

    private void register(RegisterUser command, Map<String, ?> origin) {
        try {
            gateway.send(new GenericCommandMessage<>(command, origin)).join();
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof RuntimeException cause ? cause : failed;
        }
    }
}
