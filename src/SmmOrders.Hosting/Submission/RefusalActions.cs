using System.Collections.Immutable;

namespace SmmOrders.Hosting;

/// <summary>The table of domain rules, section 7, and which of its lines a panel may change to what.</summary>
internal static class RefusalActions
{
    // What is a duplicate may exist at the provider, and what nobody understands may too: neither is sent again by a machine.
    private static readonly ImmutableArray<RefusalAction> Deciding = [RefusalAction.Person, RefusalAction.CancelAndRefund];

    /// <summary>What the table says.</summary>
    internal static RefusalAction Default(RefusalKind kind) => kind.Consequence() switch
    {
        RefusalConsequence.WaitWithBackoff => RefusalAction.Wait,
        RefusalConsequence.WaitForLink => RefusalAction.WaitForLink,
        _ => RefusalAction.Person,
    };

    /// <summary>What a panel may have instead.</summary>
    internal static ImmutableArray<RefusalAction> Permitted(RefusalKind kind) => kind switch
    {
        RefusalKind.Duplicate => [RefusalAction.Person],
        RefusalKind.Other => Deciding,
        RefusalKind.ActiveOrderOnLink => [RefusalAction.WaitForLink, RefusalAction.Wait, .. Deciding],
        _ => [RefusalAction.Wait, .. Deciding],
    };

    /// <summary>The step that stores it. What is canceled is refused first: an order that is being sent cannot be withdrawn.</summary>
    internal static SubmissionStep StepOf(RefusalKind kind, RefusalAction action) => SubmissionStep.Refuse(kind, action switch
    {
        RefusalAction.Wait => RefusalConsequence.WaitWithBackoff,
        RefusalAction.WaitForLink => RefusalConsequence.WaitForLink,
        _ when kind.Consequence().Waits() => RefusalConsequence.Person,
        _ => kind.Consequence(),
    });
}
