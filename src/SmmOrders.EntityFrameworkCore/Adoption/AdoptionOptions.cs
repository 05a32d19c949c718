using System.Text.Json.Serialization;

namespace SmmOrders.EntityFrameworkCore;

/// <summary>How <c>AdoptAsync</c> goes through a panel's old orders.</summary>
[JsonConverter(typeof(NotForJson))]
public sealed record AdoptionOptions
{
    private const int MostOfPage = 1000;

    /// <summary>How many orders each transaction adopts, at most: 1 to 1,000.</summary>
    /// <value>The default is 500.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is not from 1 to 1,000.</exception>
    public int PageSize
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1, nameof(PageSize));
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, MostOfPage, nameof(PageSize));
            field = value;
        }
    } = 500;

    /// <summary>Whether to list the damage alone, and to write nothing.</summary>
    /// <value>The default is <see langword="false"/>.</value>
    public bool ListsOnly { get; init; }
}
