namespace SmmOrders.Providers;

/// <summary>The limits on the size and time of the answer to one request, and the options that set them.</summary>
/// <param name="MaxBytes">The maximum size, in bytes after decompression.</param>
/// <param name="MaxBytesOption">The option that sets it.</param>
/// <param name="Whole">The maximum time for the request in total.</param>
/// <param name="WholeOption">The option that sets it.</param>
/// <param name="Attempt">The maximum time for one attempt, if there may be several.</param>
/// <param name="AttemptOption">The option that sets it.</param>
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
