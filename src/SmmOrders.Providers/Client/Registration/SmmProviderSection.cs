using Microsoft.Extensions.Configuration;

namespace SmmOrders.Providers;

/// <summary>
/// Reads a provider's options from a configuration section. No error repeats the key, even if it is under the wrong option or in
/// place of a name by mistake.
/// </summary>
internal static class SmmProviderSection
{
    private static readonly StrictSection Strict = new("option of a provider", mayHoldKey: true);

    private static readonly SectionTable<SmmProviderOptions> Options = new(
        Strict,
        ("Address", (options, entry) => options.Address = Address(entry)),
        ("ApiKey", (options, entry) => options.ApiKey = Key(entry)),
        ("MaxBytes", (options, entry) => options.Reader.MaxBytes = Strict.Number(entry)),
        ("MaxDepth", (options, entry) => options.Reader.MaxDepth = Strict.Number(entry)),
        ("IsStrict", (options, entry) => options.Reader.IsStrict = Strict.YesOrNo(entry)),
        ("StatusWords", (options, entry) => ApplyStatusWords(entry, options.Reader)),
        ("ErrorWords", (options, entry) => ApplyErrorWords(entry, options.Reader)),
        ("MaxServicesBytes", (options, entry) => options.MaxServicesBytes = Strict.Number(entry)),
        ("RequestsPerSecond", (options, entry) => options.RequestsPerSecond = Strict.Number(entry)),
        ("QueueLimit", (options, entry) => options.QueueLimit = Strict.Number(entry)),
        ("Timeout", (options, entry) => options.Timeout = Strict.Time(entry)),
        ("AttemptTimeout", (options, entry) => options.AttemptTimeout = Strict.Time(entry)),
        ("ServicesAttemptTimeout", (options, entry) => options.ServicesAttemptTimeout = Strict.Time(entry)),
        ("Retries", (options, entry) => options.Retries = Strict.Number(entry)),
        ("RetryDelay", (options, entry) => options.RetryDelay = Strict.Time(entry)),
        ("MaxRetryDelay", (options, entry) => options.MaxRetryDelay = Strict.Time(entry)),
        ("BulkParallelism", (options, entry) => options.BulkParallelism = Strict.Number(entry)),
        ("Circuit", (options, entry) => Circuit!.Apply(Strict.Entries(entry), options.Circuit)),
        ("Bulk", (options, entry) => Bulk!.Apply(Strict.Entries(entry), options.Bulk)));

    private static readonly SectionTable<ProviderCircuitOptions> Circuit = new(
        Strict,
        ("FailurePercent", (circuit, entry) => circuit.FailurePercent = Strict.Number(entry)),
        ("MinimumAttempts", (circuit, entry) => circuit.MinimumAttempts = Strict.Number(entry)),
        ("Window", (circuit, entry) => circuit.Window = Strict.Time(entry)),
        ("BreakFor", (circuit, entry) => circuit.BreakFor = Strict.Time(entry)));

    private static readonly SectionTable<ProviderBulkOptions> Bulk = new(
        Strict,
        ("MaxOrdersPerRequest", (bulk, entry) => bulk.MaxOrdersPerRequest = Strict.Number(entry)),
        ("StatusAction", (bulk, entry) => bulk.StatusAction = entry.Value ?? ""),
        ("StatusField", (bulk, entry) => bulk.StatusField = entry.Value ?? ""));

    internal static void Apply(IConfiguration section, SmmProviderOptions options) => Options.Apply(section.GetChildren(), options);

    private static void ApplyStatusWords(IConfigurationSection section, ProviderReaderOptions reader)
    {
        foreach (IConfigurationSection word in Strict.Entries(section))
        {
            OrderStatus status = Strict.Named<OrderStatus>(word);
            try
            {
                reader.Vocabulary = reader.Vocabulary.With(word.Key, status);
            }
            catch (ArgumentException)
            {
                throw new InvalidOperationException($"{Strict.PathOf(word)} is not a status word: without white space, '_' and '-' it has 1 to {WordFolding.MaxLength} characters.");
            }
        }
    }

    private static void ApplyErrorWords(IConfigurationSection section, ProviderReaderOptions reader)
    {
        foreach (IConfigurationSection words in Strict.Entries(section))
        {
            RefusalKind kind = Strict.Named<RefusalKind>(words);
            try
            {
                reader.ErrorWords = reader.ErrorWords.With(words.Key, kind);
            }
            catch (ArgumentException exception)
            {
                throw new InvalidOperationException($"{words.Path}: {ArgumentMessage.Of(exception)}");
            }
        }
    }

    private static ProviderApiKey Key(IConfigurationSection entry)
    {
        try
        {
            return new(entry.Value ?? "");
        }
        catch (ArgumentException exception)
        {
            throw new InvalidOperationException($"{Strict.PathOf(entry)}: {ArgumentMessage.Of(exception)}");
        }
    }

    // It may contain a key by mistake, so the message does not repeat it.
    private static Uri Address(IConfigurationSection entry) => Uri.TryCreate(entry.Value, UriKind.Absolute, out Uri? address)
        ? address
        : throw new InvalidOperationException($"{entry.Path} is no absolute address; it is, for example, https://example.com/api/v2.");
}
