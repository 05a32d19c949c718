using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;

namespace SmmOrders.Providers;

/// <summary>
/// How <see cref="SmmProviders"/> follows its sources; set by <c>services.Configure&lt;SmmProvidersOptions&gt;(…)</c>, checked when the host
/// starts. Within both times together, at most 30 seconds, whoever asks sees what was changed.
/// </summary>
public sealed class SmmProvidersOptions
{
    /// <summary>How old the list may be before it is read again; from zero, which reads it each time, to 15 seconds.</summary>
    /// <value>The default is 10 seconds.</value>
    [OptionRange("00:00:00", "00:00:15", "from zero to 15 s")]
    public TimeSpan MaxAge { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a source may take, before its last list stands; from 10 ms to 15 seconds.</summary>
    /// <value>The default is 10 seconds.</value>
    [OptionRange("00:00:00.010", "00:00:15", "from 10 ms to 15 s")]
    public TimeSpan ReadTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>The clock of both.</summary>
    /// <value>The default is <see cref="TimeProvider.System"/>.</value>
    [JsonIgnore]
    [Required(ErrorMessage = "It is null; leave it alone for the system's clock.")]
    public TimeProvider Time { get; set; } = TimeProvider.System;
}
