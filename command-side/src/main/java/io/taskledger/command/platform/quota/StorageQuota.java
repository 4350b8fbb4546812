package io.taskledger.command.platform.quota;

import io.taskledger.api.access.command.AccessCommand;
import io.taskledger.api.command.LedgerCommand;
import io.taskledger.api.user.command.RegisterUser;

import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.UnitOfWork;

/** Holds every command to its caller's bytes a day, save signing in and out. */
final class StorageQuota implements MessageHandlerInterceptor<CommandMessage<?>> {

    private final Quotas quotas;

    StorageQuota(Quotas quotas) {
        this.quotas = quotas;
    }

    @Override
    public Object handle(UnitOfWork<? extends CommandMessage<?>> unitOfWork, InterceptorChain chain)
            throws Exception {
        if (unitOfWork.getMessage().getPayload() instanceof LedgerCommand command
                && !(command instanceof RegisterUser || command instanceof AccessCommand)) {
            quotas.mayStore(command.actor().id());
        }
        return chain.proceed();
    }
}
