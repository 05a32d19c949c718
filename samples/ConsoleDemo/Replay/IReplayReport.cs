namespace ConsoleDemo;

/// <summary>Writes what happens, as it happens.</summary>
internal interface IReplayReport
{
    void Write(in OrderEvent happened);

    /// <summary>A line, or an order that it names, cannot be used.</summary>
    void WriteFault(long line, string error);

    void Finish(ReplayResult result)
    {
    }
}
