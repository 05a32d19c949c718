namespace SmmOrders.PackageTests;

internal static class ConventionList
{
    private static readonly Product[] Core = [Product.Of("SmmOrders")];

    public static IReadOnlyList<Convention> All { get; } =
    [
        new("No namespace begins with OrderStatus", Names.InTheTrap,
        [
            "namespace OrderStatus; class Page;",
            "namespace OrderStatus.Web { class Page; }",
        ]),
        new("No segment of a namespace is the name of a public type", Names.SegmentsThatAreTypes,
        [
            "namespace Panel.Refund; public static class Page;",
            "namespace Panel.Order { public static class Page; } namespace Shop { public sealed class Order; }",
        ]),
        new("A public type is sealed, static, a value, an interface, or documented for inheritance", Shapes.OpenToInheritance,
        [
            "public class Order;",
            "public abstract class Order;",
            "public record Order;",
        ]),
        new("Public values do not change; only options have setters", Shapes.Changeable,
        [
            "public sealed class Order { public int Quantity { get; set; } }",
            "public struct Order { public int Quantity; }",
            "public sealed record Order { public static int Count { get; set; } }",
            "public sealed class Order { public int[] Parts { get; } = []; }",
            "public struct Order { public readonly System.Collections.Generic.List<int> Parts; }",
            "public sealed class Order { public System.Collections.Generic.IDictionary<string, int> Parts => null; }",
            "public sealed class Order { public System.Collections.ObjectModel.Collection<int> Parts => null; }",
        ])
        {
            // A simulated order is no value: it is what a server has, and a test may tell it another history.
            Exempt = ["SmmOrders.Providers.Testing.SimulatedOrder.History"],
        },
        new("No enum has a zero that is a choice", Truth.ChoicesNobodyMade,
        [
            "public enum Rounding { HalfUp, Down }",
            "public enum Rounding : byte { Down = 1, HalfUp = 0 }",
            "[System.Flags] public enum Odd { Late = 0, Stuck = 1 }",
        ]),
        new("An enum goes over JSON by its names alone", Truth.Numbers,
        [
            "public enum Rounding { None, Down }",
            "[System.Text.Json.Serialization.JsonConverter(typeof(System.Text.Json.Serialization.JsonStringEnumConverter<Rounding>))] public enum Rounding { None, Down }",
        ]),
        new("A record has something to set in a with", Truth.WithNothing,
        [
            "public sealed record Order { public int Quantity { get; } }",
            "public readonly record struct Order { public int Quantity { get; } }",
            "public sealed record Order { public int Quantity { get; internal init; } }",
        ]),
        new("No record's equality compares what it has by reference", Truth.LyingEquality,
        [
            "public sealed record Order { public System.Collections.Immutable.ImmutableArray<int> Parts { get; init; } }",
            "public sealed record Order { public System.Collections.Generic.IReadOnlyList<int> Parts { get; init; } }",
            "public readonly record struct Order { public Page Page { get; init; } } public sealed class Page;",
            "public sealed record Order(System.Func<int> Count);",
            "public sealed record Order { private readonly int[] _parts = []; public int Count { get; init; } }",
            "public sealed record Order { public Size? Size { get; init; } } public struct Size { public int Width { get; } }",
        ])
        {
            // A wallet's key is a number, a Guid or a text, and compares by its value.
            Exempt = ["SmmOrders.EntityFrameworkCore.OrderDamage.Wallet"],
        },
        new("An asynchronous method takes a cancellation token", Shapes.Unstoppable,
        [
            "public static class Client { public static System.Threading.Tasks.Task SendAsync() => null; }",
            "public interface IClient { System.Threading.Tasks.ValueTask<int> SendAsync(int order); }",
            "public interface IClient { System.Collections.Generic.IAsyncEnumerable<int> Read(); }",
        ]),
        new("No static field changes, nor what it holds", Shapes.StaticState,
        [
            "static class Cache { static int count; static int Next() => ++count; }",
            "static class Cache { static int Count { get; set; } }",
            "static class Cache { static readonly int[] Counts = new int[6]; }",
            "static class Cache { static readonly System.Collections.Generic.Dictionary<int, int> Counts = new(); }",
        ]),
        new("No binary floating point in a field, in a signature or on the way", FloatingPoint.Offenders,
        [
            "class Money { double amount; double Next() => ++amount; }",
            "class Money { static decimal Of(float amount) => 0; }",
            "class Money { static System.Half? Amount() => null; }",
            "class Money { static System.Collections.Generic.List<double> Amounts => null; }",
            "class Money { static decimal Half(decimal amount) { double half = (double)amount; half /= 2; return (decimal)half; } }",
            "class Money { static decimal Of(int cents) => (decimal)(cents / 100f); }",
            "class Money { static int Of(System.TimeSpan span) => (int)span.TotalHours; }",
            "class Money { static object Of(string text) => System.Text.Json.JsonSerializer.Deserialize<double>(text); }",
            "class Money { static System.Func<int, bool> Of() => cents => cents * 0.01 > 1; }",
            "class Money { static async System.Threading.Tasks.Task<decimal> Of(int cents) { await System.Threading.Tasks.Task.Yield(); return (decimal)(cents / 100.0); } }",
        ])
        {
            // No money: the platform measures time as a double, and the circuit breaker takes its share of failures as one.
            Exempt =
            [
                "SmmOrders.Providers.ProviderMeter", "SmmOrders.Providers.RequestSender.Report",
                "SmmOrders.Providers.PacedRateLimiter.ArmTimer", "SmmOrders.Providers.ProviderPipelines.Circuit",
                // A metric is a double, also one of money: for charts, beside the ledger.
                "SmmOrders.Hosting.OrderMeter", "SmmOrders.Hosting.OrderGauges",
            ],
        },
        new("The core has no clock, no I/O and no asynchronous work", World.Touched,
        [
            "class Page { static string Read() => System.IO.File.ReadAllText(\"a\"); }",
            "class Page { static System.Threading.Tasks.Task Read() => null; }",
            "class Page { static async void Read() => await System.Threading.Tasks.Task.Yield(); }",
            "class Page { static object Now() => System.DateTimeOffset.UtcNow; }",
            "class Page { static object Now() => System.TimeProvider.System; }",
            "class Page { static object Read() => new System.Net.Http.HttpClient(); }",
            "class Page { static object Any() => System.Guid.NewGuid(); }",
        ])
        {
            Products = Core,

            // The port: what a store does, and the core only names.
            Exempt = ["SmmOrders.IOrderStore.", "SmmOrders.IAttentionStore.", "SmmOrders.IProviderStore.", "SmmOrders.ISubmissionStore.", "SmmOrders.IOutboxStore.", "SmmOrders.IPollStore.", "SmmOrders.IRequestStore.", "SmmOrders.IRetentionStore.", "SmmOrders.IMonitoringStore."],
        },
        new("Dependencies run one way", World.ForeignAssemblies,
        [
            "class Page { static object Kind() => Microsoft.CodeAnalysis.OutputKind.NetModule; }",
        ]),
    ];
}
