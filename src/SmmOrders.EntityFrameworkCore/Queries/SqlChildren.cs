using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore.Query.SqlExpressions;

namespace SmmOrders.EntityFrameworkCore;

/// <summary>Finds the parts of any node of a SQL tree, also of one that only a provider knows.</summary>
internal sealed class SqlChildren : ExpressionVisitor
{
    private readonly List<SqlExpression> _found = [];
    private readonly Predicate<SqlExpression> _isWanted;

    private SqlChildren(Predicate<SqlExpression> isWanted) => _isWanted = isWanted;

    /// <summary>The expressions directly below a node.</summary>
    internal static IReadOnlyList<SqlExpression> Of(Expression node) => Below(node, _ => true);

    /// <summary>The topmost expressions below a node that are wanted.</summary>
    internal static IReadOnlyList<SqlExpression> Below(Expression node, Predicate<SqlExpression> isWanted)
    {
        var children = new SqlChildren(isWanted);
        _ = children.VisitParts(node);
        return children._found;
    }

    protected override Expression VisitExtension(Expression node)
    {
        if (node is SqlExpression expression && _isWanted(expression))
        {
            _found.Add(expression);
            return node;
        }

        return VisitParts(node);
    }

    private Expression VisitParts(Expression node) => base.VisitExtension(node);
}
