SELECT SPLIT(problem, ' (')[OFFSET(0)] AS problem, COUNT(*) AS found,
  MIN(CONCAT(customer_id, ': ', problem)) AS example
FROM `project.dataset.customer_vitals_scores`, UNNEST(problems) AS problem
WHERE scored_on = day
GROUP BY problem
ORDER BY found DESC