using Microsoft.EntityFrameworkCore.Metadata.Conventions;
using Microsoft.EntityFrameworkCore.Metadata.Conventions.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;

namespace SmmOrders.EntityFrameworkCore;

/// <summary>Adds our conventions to those of a context.</summary>
internal sealed class SmmOrdersConventionPlugin(IDatabaseProvider provider, IRelationalTypeMappingSource types, ISqlGenerationHelper sql) : IConventionSetPlugin
{
    public ConventionSet ModifyConventions(ConventionSet conventionSet)
    {
        conventionSet.EntityTypeAddedConventions.Insert(0, new TableNameConvention());
        conventionSet.ModelInitializedConventions.Add(
            new LastConvention(conventionSet, new SmmOrdersConvention(DatabaseKinds.Of(provider.Name), types, sql)));
        return conventionSet;
    }
}
