using System.Reflection;

namespace SmmOrders.Providers.Tests;

/// <summary>Options say the same where each of them does, whoever made them.</summary>
public sealed class SmmProviderOptionsTests
{
    // Another value for every option that there is: one that is forgotten in the comparison would leave a change without effect.
    private static readonly Dictionary<string, Action<SmmProviderOptions>> Changes = new()
    {
        ["Address"] = options => options.Address = new("https://example.com/api/V2"),
        ["ApiKey"] = options => options.ApiKey = new("k3y-124"),
        ["MaxServicesBytes"] = options => options.MaxServicesBytes++,
        ["RequestsPerSecond"] = options => options.RequestsPerSecond++,
        ["QueueLimit"] = options => options.QueueLimit++,
        ["Timeout"] = options => options.Timeout *= 2,
        ["AttemptTimeout"] = options => options.AttemptTimeout *= 2,
        ["ServicesAttemptTimeout"] = options => options.ServicesAttemptTimeout *= 2,
        ["Retries"] = options => options.Retries++,
        ["RetryDelay"] = options => options.RetryDelay *= 2,
        ["MaxRetryDelay"] = options => options.MaxRetryDelay *= 2,
        ["BulkParallelism"] = options => options.BulkParallelism++,
        ["Time"] = options => options.Time = new WatchedTime(),
        ["OnExchange"] = options => options.OnExchange = exchange => Assert.NotNull(exchange),
        ["Circuit.FailurePercent"] = options => options.Circuit.FailurePercent++,
        ["Circuit.MinimumAttempts"] = options => options.Circuit.MinimumAttempts++,
        ["Circuit.Window"] = options => options.Circuit.Window *= 2,
        ["Circuit.BreakFor"] = options => options.Circuit.BreakFor *= 2,
        ["Bulk.MaxOrdersPerRequest"] = options => options.Bulk.MaxOrdersPerRequest--,
        ["Bulk.StatusAction"] = options => options.Bulk.StatusAction = "orders",
        ["Bulk.StatusField"] = options => options.Bulk.StatusField = "order",
        ["Reader.Vocabulary"] = options => options.Reader.Vocabulary = options.Reader.Vocabulary.With("Paused", OrderStatus.Processing),
        ["Reader.ErrorWords"] = options => options.Reader.ErrorWords = options.Reader.ErrorWords.With("closed today", RefusalKind.BadLink),
        ["Reader.IsStrict"] = options => options.Reader.IsStrict = true,
        ["Reader.MaxBytes"] = options => options.Reader.MaxBytes++,
        ["Reader.MaxDepth"] = options => options.Reader.MaxDepth++,
    };

    public static TheoryData<string> Names() => [.. Changes.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void One_option_that_differs_is_seen(string option)
    {
        SmmProviderOptions changed = Make();

        Changes[option](changed);

        Assert.False(Make().IsSameAs(changed));
        Assert.False(changed.IsSameAs(Make()));
    }

    [Fact]
    public void Options_created_twice_are_equal() => Assert.True(Make().IsSameAs(Make()));

    [Fact]
    public void There_is_a_change_for_every_option()
    {
        string[] names = [.. from option in Options(typeof(SmmProviderOptions))
                             from name in option.PropertyType.Name.StartsWith("Provider", StringComparison.Ordinal) && option.Name != "ApiKey"
                                 ? Options(option.PropertyType).Select(inner => $"{option.Name}.{inner.Name}")
                                 : [option.Name]
                             select name];

        Assert.Equal(names.Order(), Changes.Keys.Order());
    }

    private static PropertyInfo[] Options(Type type) => type.GetProperties(BindingFlags.Public | BindingFlags.Instance);

    private static SmmProviderOptions Make() => new()
    {
        Address = new("https://example.com/api/v2"),
        ApiKey = new("k3y-123"),
        Reader = new()
        {
            Vocabulary = ProviderVocabulary.Default.With("Paused", OrderStatus.Pending).With("Halted", OrderStatus.Pending),
            ErrorWords = ProviderErrorWords.Default.With("closed today", RefusalKind.ServiceClosed),
        },
    };
}
