namespace SmmOrders;

/// <summary>What <c>dotnet test</c> leaves to CI: what takes long, and of which something alike is run every time.</summary>
/// <remarks><c>.ci/run</c> finds it by its trait and sets SMMORDERS_ALL; the long form runs it too.</remarks>
internal static class CiForm
{
    public const string Trait = "Form";
    public const string Name = "CI";

    public static bool IsRun { get; } = LongForm.IsRun || Environment.GetEnvironmentVariable("SMMORDERS_ALL") is not null;

    /// <summary>Values that stand for one another: every run tries the first, CI all of them.</summary>
    /// <typeparam name="TRow">A row of values: by its own type, such as <see cref="TheoryDataRow{T}"/>, each value is one.</typeparam>
    public static IReadOnlyCollection<TRow> Rows<TRow>(TRow first, params IEnumerable<TRow> others)
        where TRow : TheoryDataRowBase => [first, .. Left(others)];

    /// <summary>Values that are left to CI.</summary>
    /// <typeparam name="TRow">A row of values.</typeparam>
    public static IEnumerable<TRow> Left<TRow>(IEnumerable<TRow> rows)
        where TRow : TheoryDataRowBase
    {
        foreach (TRow row in IsRun ? rows : [])
        {
            row.Traits.Add(Trait, [Name]);
            yield return row;
        }
    }
}
