using System.Globalization;

namespace SmmOrders.Testing;

/// <summary>What a case expects, and the exception that says so if it is not met.</summary>
internal static class Expect
{
    internal static void Equal<T>(T expected, T actual, string what)
    {
        if (!EqualityComparer<T>.Default.Equals(expected, actual))
        {
            throw Unmet(string.Create(CultureInfo.InvariantCulture, $"{what}: expected {Shown(expected)}, but found {Shown(actual)}."));
        }
    }

    internal static void All<T>(IEnumerable<T> expected, IEnumerable<T> actual, string what)
    {
        (T[] wanted, T[] found) = ([.. expected], [.. actual]);
        if (!wanted.SequenceEqual(found))
        {
            throw Unmet(string.Create(
                CultureInfo.InvariantCulture, $"{what}: expected [{string.Join(", ", wanted.Select(Shown))}], but found [{string.Join(", ", found.Select(Shown))}]."));
        }
    }

    internal static void That(bool holds, string what)
    {
        if (!holds)
        {
            throw Unmet($"Expected: {what}.");
        }
    }

    /// <summary>The call must throw this exception, or one derived from it: at once or by its task.</summary>
    internal static async Task ThrowsAsync<TException>(Func<Task> call, string what)
        where TException : Exception
    {
        try
        {
            await call().ConfigureAwait(false);
        }
        catch (TException)
        {
            return;
        }
        catch (Exception exception) when (exception is not OrderStoreConformanceException)
        {
            throw new OrderStoreConformanceException($"{what}: expected {typeof(TException).Name}, but found {exception.GetType().Name}: {exception.Message}", exception);
        }

        throw Unmet($"{what}: expected {typeof(TException).Name}, but nothing was thrown.");
    }

    private static OrderStoreConformanceException Unmet(string message) => new(message);

    private static string Shown<T>(T value) => value is null ? "nothing" : Convert.ToString(value, CultureInfo.InvariantCulture)!;
}
