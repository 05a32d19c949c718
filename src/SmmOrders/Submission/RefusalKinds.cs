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
    public static bool Waits(this RefusalKind kind) => kind.Consequence().Waits();

    /// <summary>Whether what follows is that the order is queued again, without alerting anyone.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="consequence"/> is not one of the five.</exception>
    public static bool Waits(this RefusalConsequence consequence) => Enum.IsDefined(consequence)
        ? consequence is RefusalConsequence.WaitWithBackoff or RefusalConsequence.WaitForLink
        : throw UndefinedEnum.Error(nameof(consequence), consequence, "a consequence of a refusal");

    /// <summary>
    /// Whether the next provider may get the order in its place: the provider refused it because its service is closed, or the panel's
    /// balance there is used up. Others refuse the order itself, or only for now.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="kind"/> is not one of the ten.</exception>
    public static bool AllowsNextProvider(this RefusalKind kind) =>
        kind.Consequence() == RefusalConsequence.NextProvider || kind == RefusalKind.ProviderOutOfFunds;
}
