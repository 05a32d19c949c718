using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Metadata.Conventions;

namespace SmmOrders.EntityFrameworkCore;

/// <summary>
/// Puts a convention behind all others that finish a model, also behind those of plug-ins that come after ours and of the panel's own
/// <c>ConfigureConventions</c>: the set is complete when the model is begun.
/// </summary>
internal sealed class LastConvention(ConventionSet conventions, IModelFinalizingConvention last) : IModelInitializedConvention
{
    public void ProcessModelInitialized(IConventionModelBuilder modelBuilder, IConventionContext<IConventionModelBuilder> context)
    {
        _ = conventions.ModelFinalizingConventions.Remove(last);
        conventions.ModelFinalizingConventions.Add(last);
    }
}
