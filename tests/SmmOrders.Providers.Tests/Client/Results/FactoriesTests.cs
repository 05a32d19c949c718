using System.Collections.Immutable;

namespace SmmOrders.Providers.Tests;

/// <summary>A panel's test, or an upstream of another kind, can make every result; what contradicts itself cannot be made.</summary>
public sealed class FactoriesTests
{
    private static readonly (Action Make, string Words)[] Mistakes =
    [
        (() => Failure(new() { Kind = 0, Detail = "x" }), "Kind is 0; it is one of ProviderError, Malformed,"),
        (() => Failure(new() { Kind = (ProviderFailureKind)99, Detail = "x" }), "Kind is 99; it is one of"),
        (() => Failure(new() { Kind = ProviderFailureKind.Malformed, Detail = null! }), "Detail is null;"),
        (() => Failure(new() { Kind = ProviderFailureKind.ProviderError, Detail = "x", Refusal = (RefusalKind)99 }), "Refusal is 99; it is one of"),
        (() => Failure(new() { Kind = ProviderFailureKind.ProviderError, Detail = "x", Refusal = RefusalKind.Unauthorized }), "Kind is ProviderError and Refusal is Unauthorized; the kind for that refusal is Unauthorized."),
        (() => Failure(new() { Kind = ProviderFailureKind.TimedOut, Detail = "x", Refusal = RefusalKind.BadLink }), "Kind is TimedOut and Refusal is BadLink; the kind for that refusal is ProviderError."),
        (() => Failure(new() { Kind = ProviderFailureKind.ProviderError, Detail = "x", Refusal = RefusalKind.BadLink, MayHaveTakenEffect = true }), "Refusal is BadLink and MayHaveTakenEffect is true;"),
        (() => Failure(new() { Kind = ProviderFailureKind.NotAsked, Detail = "x", HttpStatus = 500 }), "Kind is NotAsked, but request details are set;"),
        (() => Failure(new() { Kind = ProviderFailureKind.NotAsked, Detail = "x", MayHaveTakenEffect = true }), "Kind is NotAsked, but request details are set;"),
        (() => Failure(new() { Kind = ProviderFailureKind.NotAsked, Detail = "x", RetryAfter = TimeSpan.Zero }), "Kind is NotAsked, but request details are set;"),
        (() => Failure(new() { Kind = ProviderFailureKind.NotAsked, Detail = "x", IsOfWholeRequest = true }), "Kind is NotAsked, but request details are set;"),
        (() => Failure(new() { Kind = ProviderFailureKind.Unavailable, Detail = "x", HttpStatus = 1000 }), "HttpStatus is 1000; it has three digits, or is null."),
        (() => Failure(new() { Kind = ProviderFailureKind.Unavailable, Detail = "x", RetryAfter = TimeSpan.FromSeconds(-1) }), "RetryAfter is -00:00:01; it is zero or above, or null."),
        (() => OrderPlacement.Placed("0"), "\"0\" is not an identifier of an order or refill:"),
        (() => OrderPlacement.Rejected(Down()), "\"Unavailable: down\" does not make an order Rejected. An order is rejected by a clear refusal, with its kind."),
        (() => OrderPlacement.NotSent(Refused()), "\"ProviderError: Bad link\" does not make an order NotSent. What never left was neither refused nor carried out."),
        (() => OrderPlacement.NotSent(Lost()), "\"Unavailable: lost\" does not make an order NotSent."),
        (() => OrderPlacement.Unknown(Down()), "\"Unavailable: down\" does not make an order Unknown. What is unknown may have taken effect;"),
        (() => OrderPlacement.NotSent(new() { Kind = ProviderFailureKind.Unavailable, Detail = "x", HttpStatus = 1000 }), "HttpStatus is 1000; it has three digits, or is null."),
        (() => OrderPlacement.Rejected(new() { Kind = ProviderFailureKind.TimedOut, Detail = "x", Refusal = RefusalKind.BadLink }), "Kind is TimedOut and Refusal is BadLink;"),
        (() => OrderPlacement.Unknown(null!), "Value cannot be null. (Parameter 'failure')"),
        (() => ProviderResult.Success<string>(null!), "Value cannot be null. (Parameter 'value')"),
        (() => ProviderResult.Success(default(ProviderAnswer)), "The answer is default, which says nothing."),
        (() => ProviderResult.Failed<string>(null!), "Value cannot be null. (Parameter 'failure')"),
        (() => _ = new ProviderItem<string>("", ProviderResult.Success("x")), "The value cannot be an empty string"),
        (() => _ = new ProviderItem<string>("1", null!), "Value cannot be null. (Parameter 'result')"),
        (() => _ = new ProviderCatalog(default), "The services are a list, which may be empty, and none of them is null."),
        (() => _ = new ProviderCatalog([null!]), "The services are a list, which may be empty, and none of them is null."),
        (() => _ = new ProviderCatalog([], -1), "unreadable ('-1') must be a non-negative value."),
        (() => _ = new ProviderService(" "), "The value cannot be an empty string"),
        (() => RefillAcknowledgement.Of("1", "a b"), "\"a b\" is not an identifier"),
        (() => CancelAcknowledgement.Of(""), "\"\" is not an identifier"),
        (() => CancelAcknowledgement.Of("1", "0"), "\"0\" is not an identifier"),
        (() => _ = new RefillReport((RefillStatus)9, "x"), "9 is no status of a refill. Use one of: Unknown, Pending,"),
        (() => _ = new RefillReport(RefillStatus.Pending, null!), "Value cannot be null. (Parameter 'word')"),
        (() => _ = new ProviderParent(null!), "Value cannot be null. (Parameter 'word')"),
        (() => _ = new ProviderParent("Active", ["1 2"]), "\"1 2\" is not an identifier"),
    ];

    public static TheoryData<int> Rows() => [.. Enumerable.Range(0, Mistakes.Length)];

    [Theory]
    [MemberData(nameof(Rows))]
    public void A_contradiction_is_named(int row) =>
        Assert.StartsWith(Mistakes[row].Words, Assert.IsAssignableFrom<ArgumentException>(Record.Exception(Mistakes[row].Make)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_wait_of_zero_and_an_HTTP_status_of_zero_are_facts_too()
    {
        ProviderFailure failure = ProviderResult.Failed<string>(new() { Kind = ProviderFailureKind.Unavailable, Detail = "x", RetryAfter = TimeSpan.Zero, HttpStatus = 0 }).Failure!;

        Assert.Equal((TimeSpan.Zero, 0), (failure.RetryAfter, failure.HttpStatus));
    }

    [Fact]
    public void Placements_report_what_they_were_created_from()
    {
        Assert.Equal(["Placed: 7", "Rejected: ProviderError: Bad link", "NotSent: Unavailable: down", "Unknown: Unavailable: lost"],
            new[] { OrderPlacement.Placed("7"), OrderPlacement.Rejected(Refused()), OrderPlacement.NotSent(Down()), OrderPlacement.Unknown(Lost()) }.Select(placement => $"{placement}"));
    }

    [Fact]
    public void A_failure_reports_as_one_that_came_over_the_wire()
    {
        Assert.Equal(StatusReport.ProviderError("Bad link", RefusalKind.BadLink), Refused().ToReport());
        Assert.Equal(StatusReport.NotReported(), Failure(new() { Kind = ProviderFailureKind.NotReported, Detail = "x" }).ToReport());
        Assert.Equal(StatusReport.Malformed("Unavailable: down"), Down().ToReport());
        Assert.Equal(StatusReport.Malformed("nonsense"), Failure(new() { Kind = ProviderFailureKind.Malformed, Detail = "nonsense", IsAnswer = true }).ToReport());
    }

    [Fact]
    public void Every_fact_of_a_failure_is_kept()
    {
        ProviderFailure failure = Failure(new()
        {
            Kind = ProviderFailureKind.RateLimited,
            Detail = "slow down",
            Refusal = RefusalKind.RateLimited,
            HttpStatus = 429,
            RetryAfter = TimeSpan.FromSeconds(3),
            IsOfWholeRequest = true,
        });

        Assert.Equal(
            (ProviderFailureKind.RateLimited, "slow down", RefusalKind.RateLimited, 429, TimeSpan.FromSeconds(3), false, true),
            (failure.Kind, failure.Detail, failure.Refusal, failure.HttpStatus, failure.RetryAfter, failure.MayHaveTakenEffect, failure.IsOfWholeRequest));
        Assert.True(Lost().MayHaveTakenEffect);
    }

    [Fact]
    public void Values_hold_what_they_were_given()
    {
        var service = new ProviderService("1") { Name = "N", Type = "Default", Category = "C", Description = "D", Rate = 0.5m, Min = 0, Max = 5, Refill = true, Cancel = false, DripFeed = true };
        var parent = new ProviderParent("Active", ["101", "102"]) { Runs = 3, Posts = 2, Expiry = "2026-12-24" };

        Assert.Equal(ImmutableArray.Create(service), new ProviderCatalog([service], 2).Services);
        Assert.Equal("Active, runs 3, posts 2, expiry 2026-12-24, orders 101 102", parent.ToString());
        Assert.Equal("1 USD", new ProviderBalance(1, "USD").ToString());
        Assert.Equal(("1", "2"), (RefillAcknowledgement.Of("1", "2").OrderId, CancelAcknowledgement.Of("1", "2").RequestId));
        Assert.Equal(("1", null), (CancelAcknowledgement.Of("1").OrderId, CancelAcknowledgement.Of("1").RequestId));
    }

    private static ProviderFailure Failure(ProviderFailure failure) => ProviderResult.Failed<string>(failure).Failure!;

    private static ProviderFailure Refused() => Failure(new() { Kind = ProviderFailureKind.ProviderError, Detail = "Bad link", Refusal = RefusalKind.BadLink });

    private static ProviderFailure Down() => Failure(new() { Kind = ProviderFailureKind.Unavailable, Detail = "down" });

    private static ProviderFailure Lost() => Failure(new() { Kind = ProviderFailureKind.Unavailable, Detail = "lost", MayHaveTakenEffect = true });
}
