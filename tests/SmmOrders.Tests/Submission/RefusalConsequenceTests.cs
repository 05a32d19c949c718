using System.Text.Json;

namespace SmmOrders.Tests;

public sealed class RefusalConsequenceTests
{
    public static TheoryData<RefusalKind, RefusalConsequence> All { get; } =
    [
        .. Enum.GetValues<RefusalKind>().SelectMany(kind => Enum.GetValues<RefusalConsequence>().Select(consequence => (kind, consequence))),
    ];

    [Theory]
    [MemberData(nameof(All))]
    public void A_panel_may_say_what_follows_but_what_may_exist_is_never_sent_again(RefusalKind kind, RefusalConsequence consequence)
    {
        OrderState sending = Some.Tracker.Submit(Some.Tracker.Buy(1000, 10m, Some.Noon), SubmissionStep.Send(Some.Noon.AddMinutes(2)), Some.Noon).Update.Order;
        if (consequence.Waits() && kind is RefusalKind.Duplicate or RefusalKind.Other)
        {
            ArgumentException exception = Assert.Throws<ArgumentException>(() => SubmissionStep.Refuse(kind, consequence));
            Assert.StartsWith($"{kind} would lead to {consequence}; an order that was refused so is never sent again automatically.", exception.Message, StringComparison.Ordinal);
            Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<SubmissionStep>($$"""{"Trigger":"Refuse","Refusal":"{{kind}}","Consequence":"{{consequence}}"}"""));
            return;
        }

        SubmissionStep step = SubmissionStep.Refuse(kind, consequence);
        SubmissionOutcome outcome = Some.Tracker.Submit(sending, step, Some.Noon);

        Assert.Equal((kind, consequence), (step.Refusal, step.Consequence));
        Assert.Equal(consequence.Waits() ? SubmissionStatus.Queued : SubmissionStatus.Refused, outcome.Update.Order.Submission!.Status);
        Assert.Equal(consequence.Waits() ? Findings.None : Findings.SubmissionRefused, outcome.Update.Order.Open);
        Assert.Equal(step, JsonSerializer.Deserialize<SubmissionStep>(JsonSerializer.Serialize(step)));
        Assert.Equal(consequence == kind.Consequence(), step == SubmissionStep.Refuse(kind));
        Assert.Equal(consequence == kind.Consequence() ? $"Refuse ({kind})" : $"Refuse ({kind}: {consequence})", step.ToString());
    }

    [Fact]
    public void Without_a_consequence_JSON_has_the_kinds_own() => Assert.Equal(
        SubmissionStep.Refuse(RefusalKind.BadLink), JsonSerializer.Deserialize<SubmissionStep>("""{"Trigger":"Refuse","Refusal":"BadLink"}"""));

    [Theory]
    [InlineData("""{"Trigger":"Place","Consequence":"Person"}""")]
    [InlineData("""{"Trigger":"Refuse","Refusal":"BadLink","Consequence":"Nothing"}""")]
    public void A_consequence_without_a_refusal_or_of_no_kind_is_refused(string json) => Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<SubmissionStep>(json));

    [Fact]
    public void Undefined_values_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => SubmissionStep.Refuse(default, RefusalConsequence.Person));
        Assert.Throws<ArgumentOutOfRangeException>(() => SubmissionStep.Refuse(RefusalKind.BadLink, default));
        Assert.Throws<ArgumentOutOfRangeException>(() => ((RefusalConsequence)6).Waits());
        Assert.Throws<ArgumentOutOfRangeException>(() => ((RefusalKind)11).AllowsNextProvider());
    }

    [Fact]
    public void A_closed_service_and_empty_funds_allow_the_next_provider() => Assert.Equal(
        [RefusalKind.ProviderOutOfFunds, RefusalKind.ServiceClosed], Enum.GetValues<RefusalKind>().Where(kind => kind.AllowsNextProvider()));
}
