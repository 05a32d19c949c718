using SmmOrders.Benchmarks;

// Measured from outside by Replay, so it comes first and loads nothing else: all types of the benchmarks are in Measuring.
if (args is ["walk", string log])
{
    Console.WriteLine(LineWalk.Run(log));
    return 0;
}

return Measuring.Run(args);
