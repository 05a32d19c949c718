using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace SmmOrders.EntityFrameworkCore.Tests;

/// <summary>What every context of a test is allowed.</summary>
internal static class TestOptions
{
    /// <summary>EF Core warns of more than twenty ways to configure contexts in one process, which are one too many for an application only.</summary>
    public static TBuilder AllowManyWays<TBuilder>(this TBuilder options)
        where TBuilder : DbContextOptionsBuilder
    {
        _ = options.ConfigureWarnings(warnings => warnings.Ignore(CoreEventId.ManyServiceProvidersCreatedWarning));
        return options;
    }
}
