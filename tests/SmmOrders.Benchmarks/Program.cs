using SmmOrders.Benchmarks;

return Measuring.Run(args);
