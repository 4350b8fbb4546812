package io.taskledger.command.platform.dispatch;

import io.taskledger.api.command.LedgerCommand;
import io.taskledger.command.platform.idempotency.ReceiptDraft;
import io.taskledger.command.rule.Handled;
import io.taskledger.eventlog.append.AppendConditions;

import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.UnitOfWork;

/** Puts the receipt into the append that follows, and tells what became of it. */
public final class AppendTerms implements MessageHandlerInterceptor<CommandMessage<?>> {

    private final KnownState known;

    public AppendTerms(KnownState known) {
        this.known = known;
    }

    @Override
    public Object handle(UnitOfWork<? extends CommandMessage<?>> unitOfWork, InterceptorChain chain)
            throws Exception {
        CommandMessage<?> command = unitOfWork.getMessage();
        Handled handled = (Handled) chain.proceed();
        AppendConditions terms = AppendConditions.of(unitOfWork);
        if (command.getMetaData().get(ReceiptDraft.METADATA) instanceof ReceiptDraft draft) {
            terms.receipt(draft.receipt(handled));
        }
        if (command.getPayload() instanceof LedgerCommand changes) {
            unitOfWork.afterCommit(done -> known.changedBy(changes));
        }
        return new Accepted(handled, terms::last);
    }
}
