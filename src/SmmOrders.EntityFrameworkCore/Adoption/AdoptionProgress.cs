using System.Text.Json.Serialization;

namespace SmmOrders.EntityFrameworkCore;

/// <summary>How far one call of <c>AdoptAsync</c> has come: reported after each page.</summary>
[JsonConverter(typeof(NotForJson))]
public sealed record AdoptionProgress
{
    /// <summary>How many orders it adopted, those whose submission is unknown included; with <see cref="AdoptionOptions.ListsOnly"/>, how many it would.</summary>
    public long Adopted { get; init; }

    /// <summary>How many of them are open, but may never have been sent: their submission is <see cref="SubmissionStatus.Unknown"/>, and a person decides.</summary>
    public long Unknown { get; init; }

    /// <summary>How many orders it left as they are, because the core cannot read them.</summary>
    public long LeftAlone { get; init; }

    /// <summary>The last order that it looked at; orders come in the order of their keys.</summary>
    /// <value>The default is <c>default</c>: none yet.</value>
    public OrderKey Last { get; init; }
}
