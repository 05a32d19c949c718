using Microsoft.EntityFrameworkCore;
using SmmOrders.Providers;

namespace PanelBackend;

/// <summary>Carries out what an operator decided about an order.</summary>
internal sealed class OrderDesk(PanelStore store, TimeProvider time)
{
    /// <summary>Decides.</summary>
    /// <returns>Why nothing was done; <see langword="null"/> if it was.</returns>
    public async Task<string?> DecideAsync(long order, DecisionForm form, string by, CancellationToken cancellationToken) => form switch
    {
        { Choice: DecisionChoice.Partial or DecisionChoice.CorrectPartial, Delivered: null } => "State how many were delivered.",
        { Choice: DecisionChoice.Refund, Total: null } => "State the total that is refunded then.",
        { Choice: DecisionChoice.Place } when string.IsNullOrWhiteSpace(form.ProviderOrderId) => "State the provider's identifier of the order.",
        { Choice: DecisionChoice.Place or DecisionChoice.Requeue or DecisionChoice.Withdraw } => await SubmitAsync(order, form, by, cancellationToken),
        _ => DecisionOf(form) is { } decision ? await DecideAsync(order, decision, form.Why, by, cancellationToken) : "Choose what is to be done.",
    };

    /// <summary>Corrects the link of an order that is not at the provider.</summary>
    /// <returns>Why nothing was done; <see langword="null"/> if it was.</returns>
    public async Task<string?> CorrectLinkAsync(PanelContext context, long order, string? link, string? why, string by, CancellationToken cancellationToken)
    {
        if ((ServicePrices.FaultOf(link) ?? Reason.FaultOf(why)) is { } wrong)
        {
            return wrong;
        }

        var bought = await context.Orders.Where(o => o.Id == order)
            .Select(o => new { o.Quantity, ProviderService = EF.Property<string>(o, nameof(NewTrackedOrder.ProviderService)) })
            .SingleOrDefaultAsync(cancellationToken);
        if (bought is null)
        {
            return "There is no such order.";
        }

        // The request and the panel's own link change together, or neither.
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        RequestCorrectionOutcome outcome = await store.Join(context).CorrectRequestAsync(
            new()
            {
                Order = OrderKey.Of(order),
                Fields = NewOrder.Default(bought.ProviderService, link!, bought.Quantity).Fields,
                By = by,
                At = time.GetUtcNow(),
                Note = why!.Trim(),
            },
            cancellationToken);
        if (FaultOf(outcome.Status, outcome.Reason) is { } fault)
        {
            return fault;
        }

        _ = await context.Orders.Where(o => o.Id == order).ExecuteUpdateAsync(o => o.SetProperty(p => p.Link, link!), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return null;
    }

    /// <summary>Says what became of a request that had no clear answer.</summary>
    /// <returns>Why nothing was done; <see langword="null"/> if it was.</returns>
    public async Task<string?> AnswerRequestAsync(long order, Guid request, bool took, string? providerRequestId, string? why, string by, CancellationToken cancellationToken)
    {
        if (Reason.FaultOf(why) is { } unsaid)
        {
            return unsaid;
        }

        if (providerRequestId?.Length > DecisionForm.LongestIdentifier)
        {
            return DecisionForm.IdentifierTooLong;
        }

        OrderRequestOutcome outcome = await store.AnswerRequestAsync(
            new()
            {
                Order = OrderKey.Of(order),
                Request = request,
                Step = took ? RequestStep.Acknowledge() : RequestStep.Refuse(RefusalKind.Other),
                ProviderRequestId = took && !string.IsNullOrWhiteSpace(providerRequestId) ? providerRequestId.Trim() : null,
                By = by,
                At = time.GetUtcNow(),
                Note = why!.Trim(),
            },
            cancellationToken);
        return FaultOf(outcome.Status, outcome.Reason);
    }

    private async Task<string?> DecideAsync(long order, Decision decision, string? why, string by, CancellationToken cancellationToken)
    {
        OrderDecisionOutcome outcome = await store.DecideAsync(
            new() { Order = OrderKey.Of(order), Decision = decision, By = by, At = time.GetUtcNow(), Note = why }, cancellationToken);
        return FaultOf(outcome.Status, outcome.Reason ?? (outcome.Decision.Refusal is { } refusal ? WordsOf(refusal) : null));
    }

    // The page offers only what the rules permit, but a number can still be wrong, or the order another one by now.
    private static string WordsOf(DecisionRefusal refusal) => refusal switch
    {
        DecisionRefusal.DeliveredOutOfRange => "Of a Partial order some were delivered and not all: state a number above zero and below the quantity.",
        DecisionRefusal.NotFewerDelivered => "A Partial order can only be corrected to fewer delivered than it says now.",
        DecisionRefusal.Conflict => "Something was refunded since you looked. Look again, then decide.",
        DecisionRefusal.NothingToPay => "That much is refunded already. State the total with the new refund in it.",
        DecisionRefusal.AboveCharge => "That is above the charge. State at most what was charged.",
        DecisionRefusal.TooManyDecimals => "That has more decimals than the currency. Write 2.50.",
        _ => $"{Words.Of(refusal)}: look at the order as it is now, then decide.",
    };

    private async Task<string?> SubmitAsync(long order, DecisionForm form, string by, CancellationToken cancellationToken)
    {
        OrderSubmissionOutcome outcome = await store.SubmitAsync(
            new()
            {
                Order = OrderKey.Of(order),
                Step = form.Choice switch
                {
                    DecisionChoice.Place => SubmissionStep.Place(),
                    DecisionChoice.Requeue => SubmissionStep.Requeue(),
                    _ => SubmissionStep.Withdraw(),
                },
                ProviderOrderId = form.Choice == DecisionChoice.Place ? form.ProviderOrderId!.Trim() : null,
                By = by,
                At = time.GetUtcNow(),
                Note = form.Why,
            },
            cancellationToken);
        return FaultOf(outcome.Status, outcome.Reason);
    }

    private static Decision? DecisionOf(DecisionForm form) => form.Choice switch
    {
        DecisionChoice.Complete => Decision.EndCompleted(),
        DecisionChoice.Partial => Decision.EndPartial(form.Delivered!.Value),
        DecisionChoice.Cancel => Decision.EndCanceled(),
        DecisionChoice.CorrectPartial => Decision.CorrectToPartial(form.Delivered!.Value),
        DecisionChoice.CorrectCancel => Decision.CorrectToCanceled(),
        DecisionChoice.Refund => Decision.Refund(form.Total!.Value, form.Seen),
        _ => null,
    };

    private static string? FaultOf(ApplyStatus status, string? reason) => status switch
    {
        ApplyStatus.Applied or ApplyStatus.Written => null,
        ApplyStatus.Unchanged => "Nothing changed: it was so already.",
        ApplyStatus.Conflict => reason ?? "Somebody or something changed the order meanwhile. Look again, then decide.",
        ApplyStatus.NotFound => "There is no such order.",
        _ => reason ?? $"{Words.Of(status)}.",
    };
}
