using System.Text;

namespace SmmOrders.Providers.Tests;

/// <summary>Ids of any length and script, answered in another order than that of the question.</summary>
public sealed class ProviderAnswerIdTests
{
    public static TheoryData<string> Ids => ["7", "漢字", "a-b", new string('x', 128), new string('x', 129), new string('漢', 200)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void An_order_is_found_whatever_its_id_and_its_place(string id)
    {
        var answers = new ProviderAnswer[3];

        ProviderAnswerReader.Default.ReadMany(
            Encoding.UTF8.GetBytes($$$"""{"{{{id}}}":{"status":"Pending"},"1":{"status":"Completed"}}"""), ["1", "2", id], answers);

        Assert.Equal(
            [StatusReport.Of(OrderStatus.Completed), StatusReport.NotReported(), StatusReport.Of(OrderStatus.Pending)],
            answers.Select(answer => answer.Report));
    }
}
