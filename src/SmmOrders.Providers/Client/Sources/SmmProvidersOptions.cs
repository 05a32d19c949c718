using System.Text.Json.Serialization;

namespace SmmOrders.Providers;

/// <summary>
/// How <see cref="SmmProviders"/> follows its sources. Set with <c>services.Configure&lt;SmmProvidersOptions&gt;(…)</c>,
/// validated when the host starts. A change is visible after both times together at most, which is no more than 28 seconds.
/// </summary>
public sealed class SmmProvidersOptions
{
    /// <summary>The maximum age of the list before it is read again; from zero, which reads it every time, to 14 seconds.</summary>
    /// <value>The default is 10 seconds.</value>
    [OptionRange("00:00:00", "00:00:14", "from zero to 14 s")]
    public TimeSpan MaxAge { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>The maximum time for a source to answer, before its last list is used; from 10 ms to 14 seconds.</summary>
    /// <value>The default is 10 seconds.</value>
    [OptionRange("00:00:00.010", "00:00:14", "from 10 ms to 14 s")]
    public TimeSpan ReadTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>The clock for both.</summary>
    /// <value>The default is <see cref="TimeProvider.System"/>.</value>
    [JsonIgnore]
    [OptionRange("set; leave it unset for the system's clock")] // The platform's [Required] would tell OpenAPI that JSON must have it.
    public TimeProvider Time { get; set; } = TimeProvider.System;
}
