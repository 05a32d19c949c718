using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace SmmOrders.EntityFrameworkCore;

/// <summary>Finds the mapped property that an expression names, for example <c>wallet => wallet.Balance</c> or <c>wallet => wallet.Funds.Balance</c>.</summary>
internal static class PropertyPath
{
    /// <summary>The property, and the type that has it: the entity itself, one that it owns, or a complex one.</summary>
    /// <returns><see langword="null"/> if the expression names none.</returns>
    internal static IProperty? Find(IEntityType entity, LambdaExpression selector)
    {
        Stack<string> path = [];
        Expression? step = selector.Body is UnaryExpression { NodeType: ExpressionType.Convert } convert ? convert.Operand : selector.Body;
        if (step is MethodCallExpression { Method.Name: nameof(EF.Property), Arguments: [var owner, ConstantExpression { Value: string name }] })
        {
            path.Push(name);
            step = owner;
        }

        for (; step is MemberExpression member; step = member.Expression)
        {
            path.Push(member.Member.Name);
        }

        ITypeBase? type = step is ParameterExpression ? entity : null;
        while (path.Count > 1 && type is not null)
        {
            string member = path.Pop();
            type = type.FindComplexProperty(member)?.ComplexType ?? (ITypeBase?)(type as IEntityType)?.FindNavigation(member)?.TargetEntityType;
        }

        return path.TryPop(out string? last) ? type?.FindProperty(last) : null;
    }
}
