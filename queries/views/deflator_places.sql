-- 部门适用的价格指数 | Deflators of entities
--
-- Of each price index, the series that an entity's amounts are brought to constant prices with: that of its province if the index has
-- one, and of the nation otherwise. The two are never mixed: a year that the series of the province lacks has no constant prices.
--
--   entity_id
--   deflator
--   region_code: 行政区划代码 | of the province, or 000000 for the nation
SELECT places.entity_id, named.deflator, COALESCE(provinces.region_code, '000000') AS region_code
FROM entity_places AS places
CROSS JOIN (SELECT DISTINCT deflator FROM deflators) AS named
LEFT JOIN (SELECT DISTINCT deflator, region_code FROM deflators) AS provinces
  ON provinces.deflator = named.deflator
  AND provinces.region_code = CONCAT(SUBSTRING(places.region_code, 1, 2), '0000')
