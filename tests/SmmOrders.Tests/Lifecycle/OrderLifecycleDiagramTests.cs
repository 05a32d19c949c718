namespace SmmOrders.Tests;

/// <summary>The complete diagrams: a README shows them and is compared with them.</summary>
public sealed class OrderLifecycleDiagramTests
{
    [Fact]
    public void The_default_lifecycle_as_Mermaid() => Assert.Equal(
        Lines(
            "stateDiagram-v2",
            "\tProcessing --> Pending : Queue",
            "\tProcessing --> InProgress : Start",
            "\tProcessing --> Canceled : Cancel",
            "\tPending --> InProgress : Start",
            "\tPending --> Canceled : Cancel",
            "\tInProgress --> Completed : Complete",
            "\tInProgress --> Partial : EndPartially",
            "\tInProgress --> Canceled : Cancel",
            "[*] --> Processing",
            "Completed --> [*]",
            "Canceled --> [*]",
            "Partial --> [*]"),
        OrderLifecycle.Default.ToMermaid());

    [Fact]
    public void The_PerfectPanel_lifecycle_with_corrections_as_Mermaid() => Assert.Equal(
        Lines(
            "stateDiagram-v2",
            "\tProcessing --> Pending : Queue",
            "\tProcessing --> InProgress : Start",
            "\tProcessing --> Canceled : Cancel",
            "\tPending --> Processing : Process",
            "\tPending --> InProgress : Start",
            "\tPending --> Canceled : Cancel",
            "\tInProgress --> Completed : Complete",
            "\tInProgress --> Partial : EndPartially",
            "\tInProgress --> Canceled : Cancel",
            "\tCompleted --> Partial : EndPartially",
            "\tCompleted --> Canceled : Cancel",
            "\tPartial --> Partial : EndPartially",
            "\tPartial --> Canceled : Cancel",
            "[*] --> Pending",
            "Completed --> [*]",
            "Canceled --> [*]",
            "Partial --> [*]"),
        OrderLifecycle.PerfectPanel.WithCorrections().ToMermaid());

    [Fact]
    public void The_default_lifecycle_as_Dot() => Assert.Equal(
        Lines(
            "digraph {",
            "compound=true;",
            "node [shape=Mrecord]",
            "rankdir=\"LR\"",
            "\"Processing\" [label=\"Processing\"];",
            "\"Pending\" [label=\"Pending\"];",
            "\"InProgress\" [label=\"InProgress\"];",
            "\"Completed\" [label=\"Completed\"];",
            "\"Canceled\" [label=\"Canceled\"];",
            "\"Partial\" [label=\"Partial\"];",
            "",
            "\"Processing\" -> \"Pending\" [style=\"solid\", label=\"Queue\"];",
            "\"Processing\" -> \"InProgress\" [style=\"solid\", label=\"Start\"];",
            "\"Processing\" -> \"Canceled\" [style=\"solid\", label=\"Cancel\"];",
            "\"Pending\" -> \"InProgress\" [style=\"solid\", label=\"Start\"];",
            "\"Pending\" -> \"Canceled\" [style=\"solid\", label=\"Cancel\"];",
            "\"InProgress\" -> \"Completed\" [style=\"solid\", label=\"Complete\"];",
            "\"InProgress\" -> \"Partial\" [style=\"solid\", label=\"EndPartially\"];",
            "\"InProgress\" -> \"Canceled\" [style=\"solid\", label=\"Cancel\"];",
            " init [label=\"\", shape=point];",
            " init -> \"Processing\"[style = \"solid\"]",
            "\"Completed\" [shape=box, style=rounded, peripheries=2];",
            "\"Canceled\" [shape=box, style=rounded, peripheries=2];",
            "\"Partial\" [shape=box, style=rounded, peripheries=2];",
            "}"),
        OrderLifecycle.Default.ToDot());

    [Fact]
    public void The_PerfectPanel_lifecycle_with_corrections_as_Dot() => Assert.Equal(
        Lines(
            "digraph {",
            "compound=true;",
            "node [shape=Mrecord]",
            "rankdir=\"LR\"",
            "\"Processing\" [label=\"Processing\"];",
            "\"Pending\" [label=\"Pending\"];",
            "\"InProgress\" [label=\"InProgress\"];",
            "\"Completed\" [label=\"Completed\"];",
            "\"Canceled\" [label=\"Canceled\"];",
            "\"Partial\" [label=\"Partial\"];",
            "",
            "\"Processing\" -> \"Pending\" [style=\"solid\", label=\"Queue\"];",
            "\"Processing\" -> \"InProgress\" [style=\"solid\", label=\"Start\"];",
            "\"Processing\" -> \"Canceled\" [style=\"solid\", label=\"Cancel\"];",
            "\"Pending\" -> \"Processing\" [style=\"solid\", label=\"Process\"];",
            "\"Pending\" -> \"InProgress\" [style=\"solid\", label=\"Start\"];",
            "\"Pending\" -> \"Canceled\" [style=\"solid\", label=\"Cancel\"];",
            "\"InProgress\" -> \"Completed\" [style=\"solid\", label=\"Complete\"];",
            "\"InProgress\" -> \"Partial\" [style=\"solid\", label=\"EndPartially\"];",
            "\"InProgress\" -> \"Canceled\" [style=\"solid\", label=\"Cancel\"];",
            "\"Completed\" -> \"Partial\" [style=\"solid\", label=\"EndPartially\"];",
            "\"Completed\" -> \"Canceled\" [style=\"solid\", label=\"Cancel\"];",
            "\"Partial\" -> \"Partial\" [style=\"solid\", label=\"EndPartially\"];",
            "\"Partial\" -> \"Canceled\" [style=\"solid\", label=\"Cancel\"];",
            " init [label=\"\", shape=point];",
            " init -> \"Pending\"[style = \"solid\"]",
            "\"Completed\" [shape=box, style=rounded, peripheries=2];",
            "\"Canceled\" [shape=box, style=rounded, peripheries=2];",
            "\"Partial\" [shape=box, style=rounded, peripheries=2];",
            "}"),
        OrderLifecycle.PerfectPanel.WithCorrections().ToDot());

    [Theory]
    [MemberData(nameof(Lifecycles.Names), MemberType = typeof(Lifecycles))]
    public void A_diagram_is_deterministic_with_the_same_line_endings_on_every_platform(string name)
    {
        OrderLifecycle lifecycle = Lifecycles.Named(name);

        Assert.Equal(lifecycle.ToMermaid(), lifecycle.ToMermaid());
        Assert.Equal(lifecycle.ToDot(), lifecycle.ToDot());
        Assert.All(
            [lifecycle.ToMermaid(), lifecycle.ToDot()],
            text =>
            {
                Assert.DoesNotContain('\r', text);
                Assert.EndsWith("\n", text, StringComparison.Ordinal);
                Assert.False(text.EndsWith("\n\n", StringComparison.Ordinal));
            });
    }

    [Theory]
    [MemberData(nameof(Lifecycles.Names), MemberType = typeof(Lifecycles))]
    public void A_diagram_has_every_transition_and_no_other(string name)
    {
        IEnumerable<string> drawn = Lifecycles.Named(name).ToMermaid().Split('\n').Where(line => line.Contains(" : ", StringComparison.Ordinal));

        Assert.Equal(
            Lifecycles.TransitionsOf(name).Select(t => $"\t{t.From} --> {t.To} : {t.Trigger}").Order(StringComparer.Ordinal),
            drawn.Order(StringComparer.Ordinal));
    }

    private static string Lines(params string[] lines) => string.Concat(lines.Select(line => line + "\n"));
}
