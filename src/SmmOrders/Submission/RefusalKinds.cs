namespace SmmOrders;

/// <summary>What follows from each <see cref="RefusalKind"/>: the table of domain rules, section 7.</summary>
public static class RefusalKinds
{
    /// <summary>What follows from the refusal.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="kind"/> is not one of the ten.</exception>
    public static RefusalConsequence Consequence(this RefusalKind kind) => kind switch
    {
        RefusalKind.ProviderOutOfFunds or RefusalKind.Unauthorized or RefusalKind.RateLimited or RefusalKind.Maintenance
            => RefusalConsequence.WaitWithBackoff,
        RefusalKind.ActiveOrderOnLink => RefusalConsequence.WaitForLink,
        RefusalKind.ServiceClosed => RefusalConsequence.NextProvider,
        RefusalKind.BadLink or RefusalKind.QuantityOutOfRange => RefusalConsequence.OrderAtFault,
        RefusalKind.Duplicate or RefusalKind.Other => RefusalConsequence.Person,
        _ => throw UndefinedEnum.Error(nameof(kind), kind, "a refusal kind"),
    };

    /// <summary>Whether what was refused waits and is sent again, without alerting anyone.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="kind"/> is not one of the ten.</exception>
    public static bool Waits(this RefusalKind kind) =>
        kind.Consequence() is RefusalConsequence.WaitWithBackoff or RefusalConsequence.WaitForLink;
}
