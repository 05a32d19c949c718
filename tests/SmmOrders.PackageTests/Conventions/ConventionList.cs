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
        ])
        {
            // A simulated provider is no value: it is a server, and its orders move.
            Products = Product.All.Where(product => product.Id != "SmmOrders.Providers.Testing"),
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
        new("No binary floating point in a signature or a field", Shapes.FloatingPoint,
        [
            "class Money { double amount; double Next() => ++amount; }",
            "class Money { static decimal Of(float amount) => 0; }",
            "class Money { static System.Half? Amount() => null; }",
            "class Money { static System.Collections.Generic.List<double> Amounts => null; }",
        ])
        {
            Products = Core,
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
        },
        new("Dependencies run one way", World.ForeignAssemblies,
        [
            "class Page { static object Kind() => Microsoft.CodeAnalysis.OutputKind.NetModule; }",
            "class Page { static object Reader() => new SmmOrders.Providers.ProviderAnswerReader(); }",
        ]),
    ];
}
