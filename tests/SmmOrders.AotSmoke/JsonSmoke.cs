using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using SmmOrders.Providers;

namespace SmmOrders.AotSmoke;

internal static class JsonSmoke
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);

    public static void Run()
    {
        var tracker = new OrderTracker(RefundPolicy.HalfUp(2));
        OrderState order = tracker.Buy(1000, 10.00m, Noon);
        SubmissionStep step = SubmissionStep.Send(Noon);
        SubmissionOutcome sending = tracker.Submit(order, step, Noon);
        RequestOutcome asked = tracker.Ask(order, RequestKind.Cancel, Noon);
        Decision decision = Decision.EndCanceled();
        DecisionOutcome decided = tracker.Decide(order, decision, Noon);
        RequestStep sent = RequestStep.Send(Noon);
        StatusReport report = StatusReport.Of(OrderStatus.Partial, 400);
        OrderUpdate update = tracker.Observe(tracker.Place(1000, 10.00m, Noon), report, Noon);
        Refund refund = update.Refund!;
        NewOrder sendable = NewOrder.Default("1", "https://example.com/p/1", 100);
        ProviderAnswer answer = ProviderAnswerReader.Default.Read(Encoding.UTF8.GetBytes("""{"status":"Active","runs":"3","orders":[101]}"""), "1");
        var failure = new ProviderFailure { Kind = ProviderFailureKind.TimedOut, Detail = "no complete answer", MayHaveTakenEffect = true };
        var result = new ProviderResult<ProviderAnswer> { Value = answer };
        var placement = new OrderPlacement(PlacementOutcome.Unknown, failure: failure);

        Write(order, SmokeJson.Default.OrderState, (left, right) => (left == right, left != right, left.Equals(right)));
        Write(update, SmokeJson.Default.OrderUpdate, (left, right) => (left == right, left != right, left.Equals(right)));
        Write(update.Path, SmokeJson.Default.OrderPath, (left, right) => (left == right, left != right, left.Equals(right)));
        Write(update.Path[0], SmokeJson.Default.OrderTransition, (left, right) => (left == right, left != right, left.Equals(right)));
        Write(update.Path[0].PermittedTriggers, SmokeJson.Default.OrderTriggerSet, (left, right) => (left == right, left != right, left.Equals(right)));
        Write(report, SmokeJson.Default.StatusReport, (left, right) => (left == right, left != right, left.Equals(right)));
        Write(report.Remains, SmokeJson.Default.Remains, (left, right) => (left == right, left != right, left.Equals(right)));
        Write(refund, SmokeJson.Default.Refund, (left, right) => (left == right, left != right, left.Equals(right)));
        Write(step, SmokeJson.Default.SubmissionStep, (left, right) => (left == right, left != right, left.Equals(right)));
        Write(sending, SmokeJson.Default.SubmissionOutcome, (left, right) => (left == right, left != right, left.Equals(right)));
        Write(sending.Transition, SmokeJson.Default.FixedTransitionSubmissionStatusSubmissionTrigger, (left, right) => (left == right, left != right, left.Equals(right)));
        Write(sent, SmokeJson.Default.RequestStep, (left, right) => (left == right, left != right, left.Equals(right)));
        Write(asked, SmokeJson.Default.RequestOutcome, (left, right) => (left == right, left != right, left.Equals(right)));
        Write(decision, SmokeJson.Default.Decision, (left, right) => (left == right, left != right, left.Equals(right)));
        Write(decided, SmokeJson.Default.DecisionOutcome, (left, right) => (left == right, left != right, left.Equals(right)));
        Write(sendable, SmokeJson.Default.NewOrder, (left, right) => (left == right, left != right, left.Equals(right)));
        Write(answer.Parent!, SmokeJson.Default.ProviderParent, (left, right) => (left == right, left != right, left.Equals(right)));
        Write(result, SmokeJson.Default.ProviderResultProviderAnswer, (left, right) => (left == right, left != right, left.Equals(right)));
        Write(failure, SmokeJson.Default.ProviderFailure, (left, right) => (left == right, left != right, left.Equals(right)));
        Write(RefundPolicy.Up(0), SmokeJson.Default.RefundPolicy, (left, right) => (left == right, left != right, left.Equals(right)));
        Write(new ServiceProfile { Polling = new() }, SmokeJson.Default.ServiceProfile, (left, right) => (left == right, left != right, left.Equals(right)));
        Write(placement, SmokeJson.Default.OrderPlacement, (left, right) => (left == right, left != right, left.Equals(right)));
        Write(new ProviderCatalog { Services = [] }, SmokeJson.Default.ProviderCatalog, (left, right) => (left == right, left != right, left.Equals(right)));
        Write(
            new ProviderExchange { Provider = "alpha", Action = "balance", Attempt = 1, Fields = [] },
            SmokeJson.Default.ProviderExchange,
            (left, right) => (left == right, left != right, left.Equals(right)));
        Say.Line($"{result.Value} {new StuckRule(TimeSpan.FromHours(1)) with { Threshold = TimeSpan.FromHours(2) }} {UnansweredRule.Default with { Threshold = TimeSpan.FromHours(2) }}");
        Refuse("a tracker", () => JsonSerializer.Serialize(tracker, SmokeJson.Default.OrderTracker));
        Refuse("nothing", () => $"{JsonSerializer.Deserialize("{}", SmokeJson.Default.OrderFacts)}");
        Refuse("no rounding", () => $"{JsonSerializer.Deserialize("""{"Decimals":2}""", SmokeJson.Default.RefundPolicy)}");
        Refuse("a time below zero", () => $"{JsonSerializer.Deserialize("""{"StuckAfter":"-01:00:00"}""", SmokeJson.Default.ServiceProfile)}");
        Refuse("no report", () => JsonSerializer.Serialize(default, SmokeJson.Default.StatusReport));
    }

    private static void Write<T>(T value, JsonTypeInfo<T> type, Func<T, T, (bool Same, bool Differs, bool Equal)> compare)
    {
        string json = JsonSerializer.Serialize(value, type);
        Say.Line($"{json} {compare(value, JsonSerializer.Deserialize(json, type)!)}");
    }

    private static void Refuse(string what, Func<string> call)
    {
        try
        {
            Say.Line($"{what}: {call()}");
        }
        catch (Exception refusal) when (refusal is JsonException or NotSupportedException)
        {
            Say.Line($"{what}: {refusal.GetType().Name}: {refusal.Message}");
        }
    }
}
