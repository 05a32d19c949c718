using System.Text.Json;

namespace SmmOrders.PackageTests;

public sealed class ConsumerTests(PackedRepository packed) : PackedTests(packed)
{
    [Fact]
    public async Task A_console_program_needs_the_core_package_alone_with_its_lowest_dependencies()
    {
        using var consumer = new Consumer(Packed, ["SmmOrders"], "Microsoft.NETCore.App");
        consumer.Write("Program.cs", """
            using SmmOrders;

            var tracker = new OrderTracker(RefundPolicy.HalfUp(decimals: 2));
            DateTimeOffset noon = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);
            OrderUpdate update = tracker.Observe(tracker.Place(1000, 10.00m, noon), StatusReport.Of(OrderStatus.Partial, 400), noon);
            Console.WriteLine($"{update.Path}: {tracker.Refunds.Format(update.Refund!.Amount)}");
            Console.WriteLine(OrderLifecycle.Default.ToMermaid().StartsWith("stateDiagram-v2"));
            """);

        _ = (await consumer.BuildAsync()).EnsureSuccess();

        Assert.Equal(
            Product.Of("SmmOrders").Dependencies.Append($"SmmOrders {Repository.Version}").Order(StringComparer.Ordinal),
            Libraries(consumer.ReadBuilt("Consumer.deps.json")));
        Assert.Equal(
            "Processing > InProgress > Partial: 4.00\nTrue",
            ExampleProgram.Trim((await consumer.RunAsync()).EnsureSuccess().Output));

        // A package of the same name and version that was made elsewhere.
        ByteComparison.Touch(consumer.RestoredFile("SmmOrders"));
        Assert.False(consumer.IsPackedHere("SmmOrders"));
    }

    private static IEnumerable<string> Libraries(string dependencies)
    {
        using var file = JsonDocument.Parse(dependencies);
        return [.. file.RootElement.GetProperty("libraries").EnumerateObject()
            .Where(library => library.Value.GetProperty("type").GetString() == "package")
            .Select(library => library.Name.Replace('/', ' '))
            .Order(StringComparer.Ordinal)];
    }
}
