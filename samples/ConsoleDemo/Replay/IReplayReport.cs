namespace ConsoleDemo;

/// <summary>Tells what happens, at once.</summary>
internal interface IReplayReport
{
    void Tell(in OrderEvent told);

    /// <summary>A line, or an order that it names, cannot be used.</summary>
    void TellFault(long line, string error);

    void Finish(ReplayResult result)
    {
    }
}
