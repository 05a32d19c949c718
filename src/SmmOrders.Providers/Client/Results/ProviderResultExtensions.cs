namespace SmmOrders.Providers;

/// <summary>From answers to reports.</summary>
public static class ProviderResultExtensions
{
    /// <summary>
    /// The report for <see cref="OrderTracker.Observe"/>: the provider's own where it answered, else the failure as
    /// <see cref="ProviderFailure.ToReport"/> tells it. So a failed poll is noted and changes nothing.
    /// </summary>
    /// <param name="result">What came of asking for an order's status.</param>
    /// <exception cref="ArgumentNullException"><paramref name="result"/> is <see langword="null"/>.</exception>
    public static StatusReport ToReport(this ProviderResult<ProviderAnswer> result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return result.TryGetValue(out ProviderAnswer answer) ? answer.Report : result.Failure.ToReport();
    }
}
