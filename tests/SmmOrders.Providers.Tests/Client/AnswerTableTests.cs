using System.Collections.Immutable;

namespace SmmOrders.Providers.Tests;

/// <summary>
/// Every action's answers in every shape, typed from the domain rules and compared whole with what the public client makes of them
/// over a real socket.
/// </summary>
public sealed class AnswerTableTests
{
    private static readonly string[] Actions = ["status", "add", "balance", "services", "refill", "refill_status", "cancel"];
    private static readonly string[] Kinds = ["no", "yes", "thing", "someone else's", "broken"];
    private static readonly string[] Shapes = ["bare", "envelope", "map", "list"];

    [Fact]
    public async Task Every_answer_is_what_the_table_says()
    {
        ImmutableArray<string> told = AnswerTable.Told(AnswerTable.Lines, await SaidAsync(AnswerTable.Cases));

        Assert.True(AnswerTable.Lines.SequenceEqual(told), AnswerTable.Differences(AnswerTable.Lines, told));
    }

    [Fact]
    public void Every_cell_has_a_case_or_a_reason_why_it_has_none()
    {
        string[] cells = [.. from action in Actions from kind in Kinds from shape in Shapes select $"{action} / {kind} / {shape}"];

        Assert.Equal(cells.Order(), AnswerTable.Cases.Select(@case => @case.Cell).Distinct().Concat(AnswerTable.SenselessCells).Order());
    }

    [Fact]
    public void There_are_at_least_400_cases_each_with_a_name_of_its_own_and_a_line_for_all_that_it_asks_about()
    {
        Assert.True(AnswerTable.Cases.Length >= 400);
        Assert.Distinct(AnswerTable.Cases.Select(@case => @case.ToString()));
        Assert.All(AnswerTable.Cases, @case =>
        {
            Assert.Contains(@case.Question, QuestionsOf(@case.Cell[..@case.Cell.IndexOf(' ', StringComparison.Ordinal)]));
            Assert.Equal(Math.Max(1, @case.Ids.Length), @case.Expected);
        });
    }

    [Fact]
    public async Task A_line_that_says_something_else_is_found_out()
    {
        AnswerTableCase[] one = [.. AnswerTable.Cases.DistinctBy(@case => @case.Cell)];
        ImmutableArray<KeyValuePair<AnswerTableCase, ImmutableArray<string>>> said = await SaidAsync(one);
        ImmutableArray<string> told = AnswerTable.Told(AnswerTable.Lines, said);

        Assert.All(one, @case =>
        {
            // A table that is right, but for one line.
            ImmutableArray<string> altered = told.SetItem(@case.Line, told[@case.Line] + " or so");
            ImmutableArray<string> again = AnswerTable.Told(altered, said);

            Assert.Equal(told.AsEnumerable(), AnswerTable.Told(told, said));
            Assert.Equal([@case.Line], Enumerable.Range(0, altered.Length).Where(i => altered[i] != again[i]));
            Assert.Contains(@case.ToString(), AnswerTable.Differences(altered, again), StringComparison.Ordinal);
        });
    }

    private static string[] QuestionsOf(string action) => [action, action.EndsWith('s') ? $"{action}es" : $"{action}s"];

    private static async Task<ImmutableArray<KeyValuePair<AnswerTableCase, ImmutableArray<string>>>> SaidAsync(IEnumerable<AnswerTableCase> cases)
    {
        await using AnswerTableHost host = await AnswerTableHost.StartAsync();
        var said = new Dictionary<AnswerTableCase, ImmutableArray<string>>();
        foreach (AnswerTableCase @case in cases)
        {
            said.Add(@case, await host.AskAsync(@case));
        }

        return [.. said];
    }
}
