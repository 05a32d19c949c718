using System.Text.Json;
using SmmOrders.Providers;

namespace SmmOrders.PackageTests;

/// <summary>What does not fit together is refused as JSON, and the sentence says what it is.</summary>
public sealed class InvalidJsonTests
{
    private const string Facts = """ "StatusSince":"2026-11-23T12:00:00Z","Quantity":1000,"Charge":10.00 """;

    private const string Polling =
        """ "Pending":"00:05:00","InProgress":"00:05:00","AgeDivisor":20,"Longest":"01:00:00","Ended":"06:00:00","EndedFor":"3.00:00:00" """;

    public static TheoryData<Type, string, string> Invalid { get; } = new()
    {
        { typeof(OrderFacts), $$"""{"Status":"Processing",{{Facts}},"Refunded":10.01}""", "The refunded total is from zero to the charge of 10.00. It was 10.01." },
        { typeof(OrderFacts), $$"""{"Status":"Completed",{{Facts}},"Open":"Late"}""", "is not held" },
        { typeof(OrderFacts), $$"""{"Status":"Processing",{{Facts}},"Quantity":0}""", "Quantity: An order's quantity is above zero. It was 0." },
        { typeof(OrderFacts), $$"""{"Status":"Processing, Partial",{{Facts}}}""", "is not an order status" },
        { typeof(OrderState), $$"""{"Facts":{"Status":"Processing",{{Facts}},"Delivered":-1} }""", "zero or above" },
        { typeof(OrderState), """{"Facts":null}""", "Facts is missing" },
        { typeof(OrderState), $$"""{"Status":"Processing",{{Facts}}}""", "Facts is missing" },
        { typeof(Remains), """{"Count":1,"IsUnreadable":true}""", "not unreadable" },
        { typeof(Remains), """{"Count":9223372036854775808}""", "could not be converted" },
        { typeof(Remains), """{"Count":1.5}""", "could not be converted" },
        { typeof(StatusReport), "{}", "Kind is missing" },
        { typeof(StatusReport), """{"Kind":"Status"}""", "is not an order status" },
        { typeof(StatusReport), """{"Kind":"Malformed"}""", "Detail is missing" },
        { typeof(StatusReport), """{"Kind":"NotReported","Remains":{"Count":1}}""", "Remains" },
        { typeof(StatusReport), """{"Kind":"Status","Status":"Partial","Detail":"so"}""", "cannot have all" },
        { typeof(StatusReport), """{"Kind":"ProviderError","Detail":"No"}""", "is not a kind of refusal" },
        { typeof(StatusReport), """{"Kind":"Status","Status":"Completed","Cause":"OrderIssue"}""", "cannot have all" },
        { typeof(Refund), """{"Amount":3,"TotalAfter":2,"Reason":"Canceled"}""", "TotalAfter" },
        { typeof(Refund), """{"Amount":0,"TotalAfter":2,"Reason":"Canceled"}""", "above zero" },
        { typeof(Decision), """{"Kind":"Refund","RefundTotal":4}""", "lacks a member" },
        { typeof(Decision), """{"Kind":"End","Status":"Completed","Delivered":4}""", "does not belong" },
        { typeof(SubmissionStep), """{"Trigger":"Refuse"}""", "must have Refusal" },
        { typeof(SubmissionStep), """{"Trigger":"Place","OverdueAt":"2026-11-23T12:00:00Z"}""", "OverdueAt" },
        { typeof(RequestStep), """{"Trigger":"Send"}""", "OverdueAt" },
        { typeof(Submission), """{"Status":"Refused","BoughtAt":"2026-11-23T12:00:00Z"}""", "must have a refusal kind" },
        { typeof(OrderRequest), """{"Kind":"Cancel","Status":"Sending"}""", "overdue" },
        { typeof(OrderTransition), """{"From":"Processing","Trigger":"Start","To":"InProgress","PermittedTriggers":{"Triggers":[]}}""", "not to InProgress" },
        { typeof(OrderPath), """{"Transitions":[{"From":"Partial","Trigger":"Start","To":"Partial","PermittedTriggers":{"Triggers":[]}}]}""", "permitted" },
        { typeof(NewOrder), """{"Service":"1","Fields":[{"Key":"service","Value":"2"}]}""", "The first of the Fields" },
        { typeof(NewOrder), """{"Service":"1","Fields":[{"Key":"service","Value":"1"},{"Key":"key","Value":"x"}]}""", "only the client sets it" },
        { typeof(OrderPlacement), """{"Outcome":"Placed"}""", "OrderId" },
        { typeof(OrderPlacement), """{"Outcome":"Unknown","OrderId":"1"}""", "OrderId" },
        { typeof(OrderPlacement), """{"Outcome":"Placed","OrderId":"0"}""", "is not an identifier" },
        { typeof(OrderPlacement), """{"Outcome":"NotSent","Failure":{"Kind":"TimedOut","Detail":"so","MayHaveTakenEffect":true}}""", "does not make an order NotSent" },
        { typeof(OrderPlacement), """{"Outcome":"Rejected","Failure":{"Kind":"TimedOut","Detail":"so"}}""", "rejected by a clear refusal" },
        { typeof(ProviderFailure), """{"Kind":"TimedOut","Detail":"so","Refusal":"BadLink"}""", "the kind for that refusal is ProviderError" },
        { typeof(ProviderFailure), """{"Kind":"NotAsked","Detail":"so","HttpStatus":500}""", "nothing was sent" },
        { typeof(ProviderFailure), """{"Kind":"TimedOut","Detail":null}""", "Detail" },
        { typeof(RefundPolicy), "{}", "Decimals" },
        { typeof(RefundPolicy), """{"Decimals":2}""", "Rounding" },
        { typeof(RefundPolicy), """{"Decimals":9,"Rounding":"Up"}""", "Decimals: A refund has 0 to 8 decimals. It was 9." },
        { typeof(RefundPolicy), """{"Decimals":2,"Rounding":"Up, Down"}""", "is not a rounding. Use one of: HalfUp" },
        { typeof(RefundPolicy), """{"Decimals":2,"Rounding":2}""", "Rounding" },
        { typeof(RefundPolicy), """{"Decimals":2,"Rounding":"Up","OnCanceled":null}""", "OnCanceled" },
        { typeof(ServiceProfile), """{"StuckAfter":"-01:00:00"}""", "StuckAfter: A time frame is above zero; leave it out where there is none. It was -01:00:00." },
        { typeof(ServiceProfile), """{"ExpectedPending":"00:00:00"}""", "ExpectedPending: A time frame" },
        { typeof(ServiceProfile), """{"Polling":{}}""", "Processing" },
        { typeof(PollPolicy), "{}", "Processing" },
        { typeof(PollPolicy), $$"""{"Processing":"00:00:00",{{Polling}}}""", "Processing: An interval is above zero. It was 00:00:00." },
        { typeof(PollPolicy), $$"""{"Processing":"00:01:00",{{Polling}},"AgeDivisor":0}""", "AgeDivisor: An age is divided by 1 or more. It was 0." },
        { typeof(PollPolicy), $$"""{"Processing":"00:01:00",{{Polling}},"EndedFor":"-00:00:01"}""", "EndedFor" },
        { typeof(ProviderResult<ProviderAnswer>), "{}", "a Value or a Failure" },
        { typeof(ProviderAnswer), """{"Report":{}}""", "Kind is missing" },
        { typeof(ProviderParent), """{"Word":"Active","Orders":["1"]}""", "HasOrders" },
        { typeof(ProviderCatalog), """{"Services":[null]}""", "missing or null" },
    };

    [Theory]
    [MemberData(nameof(Invalid))]
    public void What_does_not_fit_together_is_refused_and_says_why(Type type, string json, string why) =>
        Assert.Contains(why, Assert.Throws<JsonException>(() => JsonSerializer.Deserialize(json, type)).Message, StringComparison.Ordinal);

    [Fact]
    public void What_may_be_left_out_has_its_default()
    {
        foreach (JsonSerializerOptions options in ValueCheck.Ways.Values)
        {
            Assert.Equal(ServiceProfile.Default, JsonSerializer.Deserialize<ServiceProfile>("{}", options));
            string policy = options.PropertyNamingPolicy is null ? """{"Decimals":2,"Rounding":"Up"}""" : """{"decimals":2,"rounding":"Up"}""";
            Assert.Equal(RefundPolicy.Up(2), JsonSerializer.Deserialize<RefundPolicy>(policy, options));
        }
    }

    [Theory]
    [InlineData("1.10", "10.50", "0.0000000000000000000000000001")]
    [InlineData("79228162514264337593543950335", "0", "0.00")]
    public void Amounts_keep_every_digit_and_every_zero(params string[] amounts)
    {
        foreach (string amount in amounts)
        {
            Assert.Contains($"\"Amount\":{amount},", JsonSerializer.Serialize(JsonSerializer.Deserialize<ProviderBalance>($$"""{"Amount":{{amount}}}""")), StringComparison.Ordinal);
        }
    }
}
