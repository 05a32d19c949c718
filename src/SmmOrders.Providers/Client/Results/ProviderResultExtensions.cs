namespace SmmOrders.Providers;

/// <summary>Converts results to reports.</summary>
public static class ProviderResultExtensions
{
    /// <summary>
    /// The report for <see cref="OrderTracker.Observe"/>: the provider's own if it answered, otherwise the failure's, from
    /// <see cref="ProviderFailure.ToReport"/>. A failed poll is therefore recorded and changes nothing.
    /// </summary>
    /// <param name="result">The result of a status request.</param>
    /// <exception cref="ArgumentNullException"><paramref name="result"/> is <see langword="null"/>.</exception>
    public static StatusReport ToReport(this ProviderResult<ProviderAnswer> result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return result.TryGetValue(out ProviderAnswer answer) ? answer.Report : result.Failure.ToReport();
    }
}
