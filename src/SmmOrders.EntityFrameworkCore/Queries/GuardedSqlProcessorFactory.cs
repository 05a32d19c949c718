using Microsoft.EntityFrameworkCore.Query;

namespace SmmOrders.EntityFrameworkCore;

/// <summary>Puts the guard around the processors of SQLite's provider.</summary>
internal sealed class GuardedSqlProcessorFactory(
    IRelationalParameterBasedSqlProcessorFactory provider, RelationalParameterBasedSqlProcessorDependencies dependencies)
    : IRelationalParameterBasedSqlProcessorFactory
{
    public RelationalParameterBasedSqlProcessor Create(RelationalParameterBasedSqlProcessorParameters parameters) =>
        new GuardedSqlProcessor(provider.Create(parameters), dependencies, parameters);
}
