-- Costs and paired ratios to best response from runs.csv, with DuckDB:  cd results/quickstart && duckdb -csv < ../../scenarios/examples/ratios.sql
select run.policy, metric, n, k, avg(run.cost_mean) as cost, avg(run.cost_mean / best.cost_mean) as ratio
from 'runs.csv' run
join 'runs.csv' best using (metric, n, k, seed)  -- same seed, same world
where best.policy = 'best-response'
group by all
order by metric, n, k, run.policy;
