using Microsoft.Extensions.Configuration;
using static SmmOrders.Providers.StrictSection;

namespace SmmOrders.Providers;

/// <summary>
/// Reads a provider's options from a section of the configuration. No error repeats the key, which may stand under any option, or in a
/// name's place, by mistake.
/// </summary>
internal static class SmmProviderSection
{
    internal static void Apply(IConfiguration section, SmmProviderOptions options)
    {
        foreach (IConfigurationSection entry in section.GetChildren())
        {
            switch (entry.Key.ToUpperInvariant())
            {
                case "ADDRESS": options.Address = Address(entry); break;
                case "APIKEY": options.ApiKey = Key(entry); break;
                case "MAXBYTES": options.Reader.MaxBytes = Number(entry); break;
                case "MAXDEPTH": options.Reader.MaxDepth = Number(entry); break;
                case "ISSTRICT": options.Reader.IsStrict = YesOrNo(entry); break;
                case "STATUSWORDS": ApplyStatusWords(entry, options.Reader); break;
                case "ERRORWORDS": ApplyErrorWords(entry, options.Reader); break;
                case "MAXSERVICESBYTES": options.MaxServicesBytes = Number(entry); break;
                case "REQUESTSPERSECOND": options.RequestsPerSecond = Number(entry); break;
                case "QUEUELIMIT": options.QueueLimit = Number(entry); break;
                case "TIMEOUT": options.Timeout = Time(entry); break;
                case "ATTEMPTTIMEOUT": options.AttemptTimeout = Time(entry); break;
                case "SERVICESATTEMPTTIMEOUT": options.ServicesAttemptTimeout = Time(entry); break;
                case "RETRIES": options.Retries = Number(entry); break;
                case "RETRYDELAY": options.RetryDelay = Time(entry); break;
                case "MAXRETRYDELAY": options.MaxRetryDelay = Time(entry); break;
                case "BULKPARALLELISM": options.BulkParallelism = Number(entry); break;
                case "CIRCUIT": ApplyCircuit(entry, options.Circuit); break;
                case "BULK": ApplyBulk(entry, options.Bulk); break;
                default: throw Unknown(entry, "option of a provider", "Address, ApiKey, MaxBytes, MaxDepth, IsStrict, StatusWords, ErrorWords, MaxServicesBytes, RequestsPerSecond, QueueLimit, Timeout, AttemptTimeout, ServicesAttemptTimeout, Retries, RetryDelay, MaxRetryDelay, BulkParallelism, Circuit, Bulk");
            }
        }
    }

    private static void ApplyCircuit(IConfigurationSection section, ProviderCircuitOptions circuit)
    {
        foreach (IConfigurationSection entry in Entries(section))
        {
            switch (entry.Key.ToUpperInvariant())
            {
                case "FAILUREPERCENT": circuit.FailurePercent = Number(entry); break;
                case "MINIMUMATTEMPTS": circuit.MinimumAttempts = Number(entry); break;
                case "WINDOW": circuit.Window = Time(entry); break;
                case "BREAKFOR": circuit.BreakFor = Time(entry); break;
                default: throw Unknown(entry, "option of a provider", "FailurePercent, MinimumAttempts, Window, BreakFor");
            }
        }
    }

    private static void ApplyStatusWords(IConfigurationSection section, ProviderReaderOptions reader)
    {
        foreach (IConfigurationSection word in Entries(section))
        {
            OrderStatus status = Named<OrderStatus>(word);
            try
            {
                reader.Vocabulary = reader.Vocabulary.With(word.Key, status);
            }
            catch (ArgumentException)
            {
                throw new InvalidOperationException($"{PathOf(word)} is no status word: without white space, '_' and '-' it has 1 to {WordFolding.MaxLength} characters.");
            }
        }
    }

    private static void ApplyBulk(IConfigurationSection section, ProviderBulkOptions bulk)
    {
        foreach (IConfigurationSection entry in Entries(section))
        {
            switch (entry.Key.ToUpperInvariant())
            {
                case "MAXORDERSPERREQUEST": bulk.MaxOrdersPerRequest = Number(entry); break;
                case "STATUSACTION": bulk.StatusAction = entry.Value ?? ""; break;
                case "STATUSFIELD": bulk.StatusField = entry.Value ?? ""; break;
                default: throw Unknown(entry, "option of a provider", "MaxOrdersPerRequest, StatusAction, StatusField");
            }
        }
    }

    private static void ApplyErrorWords(IConfigurationSection section, ProviderReaderOptions reader)
    {
        foreach (IConfigurationSection words in Entries(section))
        {
            RefusalKind kind = Named<RefusalKind>(words);
            try
            {
                reader.ErrorWords = reader.ErrorWords.With(words.Key, kind);
            }
            catch (ArgumentException exception)
            {
                throw new InvalidOperationException($"{words.Path}: {exception.Message}");
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
            throw new InvalidOperationException($"{PathOf(entry)}: {exception.Message}");
        }
    }

    // It may have a key in it by mistake, so it is not repeated.
    private static Uri Address(IConfigurationSection entry) => Uri.TryCreate(entry.Value, UriKind.Absolute, out Uri? address)
        ? address
        : throw new InvalidOperationException($"{entry.Path} is no absolute address; it is, for example, https://example.com/api/v2.");
}
