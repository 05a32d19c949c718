using System.Linq.Expressions;

namespace SmmOrders;

/// <summary>Builds filters over a panel's own order class that a database can run with an index.</summary>
internal static class OrderFilter
{
    /// <summary>The orders in the status.</summary>
    internal static Expression<Func<TOrder, bool>> HasStatus<TOrder>(Expression<Func<TOrder, OrderStatus>> status, OrderStatus wanted) =>
        Expression.Lambda<Func<TOrder, bool>>(Expression.Equal(status.Body, Expression.Constant(wanted)), status.Parameters);

    /// <summary>The orders whose column meets the condition.</summary>
    internal static Expression<Func<TOrder, bool>> Matches<TOrder, TColumn>(Expression<Func<TOrder, TColumn>> column, Expression<Func<TColumn, bool>> condition) =>
        Expression.Lambda<Func<TOrder, bool>>(Replace(condition, column.Body), column.Parameters);

    internal static Expression<Func<TOrder, bool>> And<TOrder>(this Expression<Func<TOrder, bool>> left, Expression<Func<TOrder, bool>> right) =>
        Expression.Lambda<Func<TOrder, bool>>(Expression.AndAlso(left.Body, Replace(right, left.Parameters[0])), left.Parameters);

    internal static Expression<Func<TOrder, bool>> Or<TOrder>(this Expression<Func<TOrder, bool>> left, Expression<Func<TOrder, bool>> right) =>
        Expression.Lambda<Func<TOrder, bool>>(Expression.OrElse(left.Body, Replace(right, left.Parameters[0])), left.Parameters);

    // The body of the lambda, with its parameter replaced.
    private static Expression Replace(LambdaExpression lambda, Expression with) => new Replacement(lambda.Parameters[0], with).Visit(lambda.Body);

    private sealed class Replacement(ParameterExpression parameter, Expression with) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == parameter ? with : node;
    }
}
