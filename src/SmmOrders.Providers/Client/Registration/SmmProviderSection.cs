using Microsoft.Extensions.Configuration;

namespace SmmOrders.Providers;

/// <summary>
/// Reads a provider's options from a section of the configuration. No error repeats the key, which may stand under any option, or in a
/// name's place, by mistake.
/// </summary>
internal static class SmmProviderSection
{
    private const string Noun = "option of a provider";

    private static readonly SectionTable<SmmProviderOptions> Options = new(
        Noun,
        ("Address", (options, entry) => options.Address = Address(entry)),
        ("ApiKey", (options, entry) => options.ApiKey = Key(entry)),
        ("MaxBytes", (options, entry) => options.Reader.MaxBytes = StrictSection.Number(entry)),
        ("MaxDepth", (options, entry) => options.Reader.MaxDepth = StrictSection.Number(entry)),
        ("IsStrict", (options, entry) => options.Reader.IsStrict = StrictSection.YesOrNo(entry)),
        ("StatusWords", (options, entry) => ApplyStatusWords(entry, options.Reader)),
        ("ErrorWords", (options, entry) => ApplyErrorWords(entry, options.Reader)),
        ("MaxServicesBytes", (options, entry) => options.MaxServicesBytes = StrictSection.Number(entry)),
        ("RequestsPerSecond", (options, entry) => options.RequestsPerSecond = StrictSection.Number(entry)),
        ("QueueLimit", (options, entry) => options.QueueLimit = StrictSection.Number(entry)),
        ("Timeout", (options, entry) => options.Timeout = StrictSection.Time(entry)),
        ("AttemptTimeout", (options, entry) => options.AttemptTimeout = StrictSection.Time(entry)),
        ("ServicesAttemptTimeout", (options, entry) => options.ServicesAttemptTimeout = StrictSection.Time(entry)),
        ("Retries", (options, entry) => options.Retries = StrictSection.Number(entry)),
        ("RetryDelay", (options, entry) => options.RetryDelay = StrictSection.Time(entry)),
        ("MaxRetryDelay", (options, entry) => options.MaxRetryDelay = StrictSection.Time(entry)),
        ("BulkParallelism", (options, entry) => options.BulkParallelism = StrictSection.Number(entry)),
        ("Circuit", (options, entry) => Circuit!.Apply(StrictSection.Entries(entry), options.Circuit)),
        ("Bulk", (options, entry) => Bulk!.Apply(StrictSection.Entries(entry), options.Bulk)));

    private static readonly SectionTable<ProviderCircuitOptions> Circuit = new(
        Noun,
        ("FailurePercent", (circuit, entry) => circuit.FailurePercent = StrictSection.Number(entry)),
        ("MinimumAttempts", (circuit, entry) => circuit.MinimumAttempts = StrictSection.Number(entry)),
        ("Window", (circuit, entry) => circuit.Window = StrictSection.Time(entry)),
        ("BreakFor", (circuit, entry) => circuit.BreakFor = StrictSection.Time(entry)));

    private static readonly SectionTable<ProviderBulkOptions> Bulk = new(
        Noun,
        ("MaxOrdersPerRequest", (bulk, entry) => bulk.MaxOrdersPerRequest = StrictSection.Number(entry)),
        ("StatusAction", (bulk, entry) => bulk.StatusAction = entry.Value ?? ""),
        ("StatusField", (bulk, entry) => bulk.StatusField = entry.Value ?? ""));

    internal static void Apply(IConfiguration section, SmmProviderOptions options) => Options.Apply(section.GetChildren(), options);

    private static void ApplyStatusWords(IConfigurationSection section, ProviderReaderOptions reader)
    {
        foreach (IConfigurationSection word in StrictSection.Entries(section))
        {
            OrderStatus status = StrictSection.Named<OrderStatus>(word);
            try
            {
                reader.Vocabulary = reader.Vocabulary.With(word.Key, status);
            }
            catch (ArgumentException)
            {
                throw new InvalidOperationException($"{StrictSection.PathOf(word)} is no status word: without white space, '_' and '-' it has 1 to {WordFolding.MaxLength} characters.");
            }
        }
    }

    private static void ApplyErrorWords(IConfigurationSection section, ProviderReaderOptions reader)
    {
        foreach (IConfigurationSection words in StrictSection.Entries(section))
        {
            RefusalKind kind = StrictSection.Named<RefusalKind>(words);
            try
            {
                reader.ErrorWords = reader.ErrorWords.With(words.Key, kind);
            }
            catch (ArgumentException exception)
            {
                throw new InvalidOperationException($"{words.Path}: {Told(exception)}");
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
            throw new InvalidOperationException($"{StrictSection.PathOf(entry)}: {Told(exception)}");
        }
    }

    // Without the parameter's name, which is none of the configuration's.
    private static string Told(ArgumentException exception) => exception.Message.Replace($" (Parameter '{exception.ParamName}')", "", StringComparison.Ordinal);

    // It may have a key in it by mistake, so it is not repeated.
    private static Uri Address(IConfigurationSection entry) => Uri.TryCreate(entry.Value, UriKind.Absolute, out Uri? address)
        ? address
        : throw new InvalidOperationException($"{entry.Path} is no absolute address; it is, for example, https://example.com/api/v2.");
}
