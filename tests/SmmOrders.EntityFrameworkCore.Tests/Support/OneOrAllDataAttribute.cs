using System.Reflection;
using Xunit.Sdk;
using Xunit.v3;

namespace SmmOrders.EntityFrameworkCore.Tests;

/// <summary>Values that stand for one another: every run tries the first, CI all of them.</summary>
/// <param name="values">The test's one argument, by value.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class OneOrAllDataAttribute(params object[] values) : DataAttribute
{
    /// <inheritdoc/>
    public override ValueTask<IReadOnlyCollection<ITheoryDataRow>> GetData(MethodInfo testMethod, DisposalTracker disposalTracker) =>
        new(CiForm.Rows(new TheoryDataRow(values[0]), values.Skip(1).Select(value => new TheoryDataRow(value))));

    /// <inheritdoc/>
    public override bool SupportsDiscoveryEnumeration() => true;
}
