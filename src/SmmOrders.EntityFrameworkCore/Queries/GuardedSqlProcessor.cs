using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore.Query;

namespace SmmOrders.EntityFrameworkCore;

/// <summary>The provider's own processing of a SQL tree, and then the check of what will be sent.</summary>
internal sealed class GuardedSqlProcessor(
    RelationalParameterBasedSqlProcessor provider,
    RelationalParameterBasedSqlProcessorDependencies dependencies,
    RelationalParameterBasedSqlProcessorParameters parameters)
    : RelationalParameterBasedSqlProcessor(dependencies, parameters)
{
    public override Expression Process(Expression queryExpression, ParametersCacheDecorator parametersDecorator)
    {
        Expression processed = provider.Process(queryExpression, parametersDecorator);
        StoredUnitGuard.Check(processed);
        return processed;
    }
}
