# Costs and paired ratios to best response from runs.csv, with R:  Rscript ratios.R results/quickstart
folder <- commandArgs(trailingOnly = TRUE)[1]
runs <- read.csv(file.path(folder, "runs.csv"))
best <- runs[runs$policy == "best-response", c("metric", "n", "k", "seed", "cost_mean")]
paired <- merge(runs, best, by = c("metric", "n", "k", "seed"), suffixes = c("", ".best")) # same seed, same world
paired$cost <- paired$cost_mean
paired$ratio <- paired$cost_mean / paired$cost_mean.best
table <- aggregate(cbind(cost, ratio) ~ policy + metric + n + k, paired, mean)
table <- table[order(table$metric, table$n, table$k, table$policy), ]
write.csv(table, row.names = FALSE, quote = FALSE)
