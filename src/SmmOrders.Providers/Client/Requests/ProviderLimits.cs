namespace SmmOrders.Providers;

/// <summary>How long the answer to one request may be and may take, and which options say so.</summary>
/// <param name="MaxBytes">The longest answer, in bytes after decompression.</param>
/// <param name="MaxBytesOption">The option that says so.</param>
/// <param name="Whole">How long the request may take in all.</param>
/// <param name="WholeOption">The option that says so.</param>
/// <param name="Attempt">How long one attempt may take, where there may be several.</param>
/// <param name="AttemptOption">The option that says so.</param>
internal sealed record ProviderLimits(
    int MaxBytes, string MaxBytesOption, TimeSpan Whole, string WholeOption, TimeSpan Attempt, string AttemptOption)
{
    internal static ProviderLimits Of(ProviderAction action, SmmProviderOptions options) => action == ProviderAction.Services
        ? new(
            options.MaxServicesBytes,
            nameof(options.MaxServicesBytes),
            options.Timeout + options.ServicesAttemptTimeout,
            $"{nameof(options.Timeout)} and {nameof(options.ServicesAttemptTimeout)}",
            options.ServicesAttemptTimeout,
            nameof(options.ServicesAttemptTimeout))
        : new(
            options.Reader.MaxBytes,
            $"{nameof(options.Reader)}.{nameof(options.Reader.MaxBytes)}",
            options.Timeout,
            nameof(options.Timeout),
            options.AttemptTimeout,
            nameof(options.AttemptTimeout));
}
