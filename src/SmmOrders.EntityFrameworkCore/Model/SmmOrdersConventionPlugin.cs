using Microsoft.EntityFrameworkCore.Metadata.Conventions;
using Microsoft.EntityFrameworkCore.Metadata.Conventions.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;

namespace SmmOrders.EntityFrameworkCore;

/// <summary>Adds <see cref="SmmOrdersConvention"/> to the conventions of a context.</summary>
internal sealed class SmmOrdersConventionPlugin(IDatabaseProvider provider, ISqlGenerationHelper sql) : IConventionSetPlugin
{
    public ConventionSet ModifyConventions(ConventionSet conventionSet)
    {
        conventionSet.ModelFinalizingConventions.Add(new SmmOrdersConvention(provider, sql));
        return conventionSet;
    }
}
