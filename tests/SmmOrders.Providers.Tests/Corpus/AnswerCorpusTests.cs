namespace SmmOrders.Providers.Tests;

public sealed class AnswerCorpusTests
{
    [Theory]
    [InlineData("single.txt")]
    [InlineData("bulk.txt")]
    public void Every_answer_is_read_as_the_corpus_says(string file) =>
        Assert.Equal(AnswerCorpus.Text(file), AnswerCorpus.TextAsRead(file, ProviderAnswerReader.Default));

    [Fact]
    public void There_are_at_least_150_cases_and_each_has_a_name_of_its_own()
    {
        Assert.True(AnswerCorpus.Single.Length + AnswerCorpus.Bulk.Length >= 150);
        Assert.Distinct(AnswerCorpus.Single.Select(@case => @case.Name));
        Assert.Distinct(AnswerCorpus.Bulk.Select(@case => @case.Name));
        Assert.All(AnswerCorpus.Bulk, @case => Assert.NotEmpty(@case.OrderIds));
    }

    [Fact]
    public void A_corpus_that_says_something_else_is_found_out()
    {
        // The same corpus, read by a reader that forgives nothing, is another text.
        Assert.NotEqual(AnswerCorpus.Text("single.txt"), AnswerCorpus.TextAsRead("single.txt", ProviderAnswerReader.Strict));
        Assert.NotEqual(AnswerCorpus.Text("bulk.txt"), AnswerCorpus.TextAsRead("bulk.txt", ProviderAnswerReader.Strict));
    }
}
